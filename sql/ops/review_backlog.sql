-- What waits for review, by reason, and how long.
select reason, state, count(*) as cases, min(raised_at) as oldest, round(avg(match_score), 1) as mean_score
  from mds.open_duplicates
 group by reason, state
 order by count(*) desc;
