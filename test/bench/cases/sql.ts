/**
 * Phase 1 of `zhejiang-2019` in SQL, for the sample counties: classes, points, special reviews, readmission within
 * the month and the year, and the sums of a digest. Money in fen, points as exact fractions of HUGEINT until the one
 * rounding of a case. Written for DuckDB as one would write it there.
 */
export const loadSql = (folder: string): string => `
create temp table grp as select 編碼 as code, 類型 as kind,
  coalesce((基準點數::DECIMAL(18,4) * 10000)::BIGINT, 0) as p4, (次均費用::DECIMAL(18,2) * 100)::BIGINT as mean,
  coalesce(不設差異係數, '') = '是' as plain from read_csv('${folder}/病組.csv', all_varchar = true);
create temp table inst as select 編碼 as code, 等級 as level from read_csv('${folder}/機構.csv', all_varchar = true);
create temp table co as select 病組 as g, 機構或等級 as t, (係數::DECIMAL(18,4) * 10000)::BIGINT as k4
  from read_csv('${folder}/差異係數.csv', all_varchar = true);
create temp table k as select g.code as grp, i.code as inst, case when g.plain then 10000 else coalesce(
    (select k4 from co where co.g = g.code and co.t = i.code), (select k4 from co where co.g = g.code and co.t = i.level),
    (select k4 from co where co.g = '*' and co.t = i.code), (select k4 from co where co.g = '*' and co.t = i.level),
    10000) end as k4,
  g.kind, g.p4, g.mean,
  case when g.p4 <= 1000000 then 30 when g.p4 <= 3000000 then 20 else 15 end as u10
  from grp g cross join inst i;
create temp table dec as select 病例號 as id, 結論 as verdict, (數值::DECIMAL(18,4) * 10000)::BIGINT as v4
  from read_csv('${folder}/特病單議.csv', all_varchar = true);
create temp table c as select 病例號 as id, 機構 as inst, 參保人 as person, 險種 as fund, 入院日期 as adm, 出院日期 as dis,
  病組 as grp, (總費用 * 100)::BIGINT as c, coalesce((不合理費用 * 100)::BIGINT, 0) as d, (基金記賬 * 100)::BIGINT as f,
  coalesce((其他基金 * 100)::BIGINT, 0) as o, coalesce((個人負擔 * 100)::BIGINT, 0) as x,
  coalesce(日間手術, '') = '是' as daysurgery, coalesce(合理再入院, '') = '是' as planned
  from read_csv('${folder}/病例.csv', header = true, columns = {'病例號': 'VARCHAR', '機構': 'VARCHAR', '參保人': 'VARCHAR',
    '險種': 'VARCHAR', '參保地': 'VARCHAR', '入院日期': 'DATE', '出院日期': 'DATE', '病組': 'VARCHAR',
    '總費用': 'DECIMAL(18,2)', '不合理費用': 'DECIMAL(18,2)', '基金記賬': 'DECIMAL(18,2)', '其他基金': 'DECIMAL(18,2)',
    '個人負擔': 'DECIMAL(18,2)', '日間手術': 'VARCHAR', '合理再入院': 'VARCHAR'});`;

/** What a settlement refuses: a number that stands twice, amounts that do not add up, dates out of order. */
export const CHECK_SQL = `select count(*) - count(distinct id) as twice, count(*) filter (where c <> f + o + x) as money,
  count(*) filter (where dis < adm or d > c or year(dis) <> 2025) as dates from c`;

const CBAR = 1_000_000;

export const POINTS_SQL = `create temp table p as
with classed as (select c.*, k.kind, k.p4, k.k4, k.mean, k.u10, dec.verdict, dec.v4,
    greatest(1, dis - adm) as days,
    case kind when '床日' then 'bed-day' when '歧義' then 'ambiguous' when '未入組' then 'ungrouped'
      when '非穩定' then 'unstable' else
      case when not daysurgery and c.c * 10 < 4 * mean then 'low' when c.c * 10 >= u10 * mean then 'high'
        else 'normal' end end as class
  from c join k on k.grp = c.grp and k.inst = c.inst left join dec on dec.id = c.id),
fractions as (select *,
    case class when 'bed-day' then p4::HUGEINT * days
      when 'ambiguous' then (c - d)::HUGEINT * 1000000 when 'ungrouped' then (c - d)::HUGEINT * 1000000
      when 'unstable' then (c - d)::HUGEINT * 1000000
      when 'low' then least(p4::HUGEINT * k4 * c, p4::HUGEINT * 10000 * mean)
      when 'high' then case when verdict = '追加點數' and v4 is not null then p4::HUGEINT * (k4 + v4)
        when verdict = '追加點數' then p4::HUGEINT * k4 * 10 * mean
          + 10000::HUGEINT * p4 * greatest(0, (c - d) * 10 - u10 * mean)
        else p4::HUGEINT * k4 end
      else p4::HUGEINT * k4 end as num,
    case class when 'bed-day' then 1::HUGEINT when 'ambiguous' then ${CBAR} when 'ungrouped' then ${CBAR}
      when 'unstable' then ${CBAR} when 'low' then 10000::HUGEINT * mean
      when 'high' then case when verdict = '追加點數' and v4 is null then 100000::HUGEINT * mean else 10000 end
      else 10000 end as den from classed),
halves as (select *,
    lead(adm) over year - dis as gap, coalesce(lead(planned) over year, false) as nextplanned,
    lead(adm) over month - dis as mgap, coalesce(lead(planned) over month, false) as mnextplanned
  from fractions
  window year as (partition by person, inst, grp order by adm, id),
    month as (partition by person, inst, grp, month(dis) order by adm, id))
select *, case verdict when '按項目' then 'byItem' when '不予支付' then 'unpaid' else 'in' end as place,
  case when verdict = '核定點數' then v4::HUGEINT when verdict in ('按項目', '不予支付') then 0
    when gap between 0 and 15 and not nextplanned then (num + den) // (2 * den)
    else (2 * num + den) // (2 * den) end as points,
  case when verdict = '核定點數' then v4::HUGEINT when verdict in ('按項目', '不予支付') then 0
    when mgap between 0 and 15 and not mnextplanned then (num + den) // (2 * den)
    else (2 * num + den) // (2 * den) end as mpoints
from halves`;

export const SUMS_SQL = `create temp table cells as select fund, month(dis) as month, inst, grp, class, place,
  count(*) as cases, sum(points) as points, sum(mpoints) as mpoints, sum(c) as c, sum(d) as d, sum(f) as f,
  sum(o) as o, sum(x) as x, sum(days) as days, sum(c::HUGEINT * c) as squares from p group by all`;

/** The sums that all runners must agree on. */
export const FIGURES_SQL = `select fund, inst, sum(cases)::VARCHAR as cases, sum(points)::VARCHAR as points,
  sum(f)::VARCHAR as f, sum(c - f)::VARCHAR as x from cells where place = 'in' group by all order by fund, inst`;
