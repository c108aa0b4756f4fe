/**
 * Base data in SQL as one would write it for DuckDB, under the settings of historyCounty: two passes, trimming by quartiles
 * with k = 3/2, the test of stability, a second trimming of groups that fail it. Money in fen. Quartiles are quarters of
 * whole fen, which the DOUBLE of quantile_cont holds exactly; limits are compared in eighths of a fen.
 */
export const loadSql = (folder: string): string => `
create temp table grp as select 編碼 as g, 類型 as kind from read_csv('${folder}/病組.csv', all_varchar = true);
create temp table inst as select 編碼 as h from read_csv('${folder}/機構.csv', all_varchar = true);
create temp table r as select 年度 as y, 機構 as h, 病組 as g, (總費用 * 100)::BIGINT as c
  from read_csv('${folder}/歷史病例.csv', header = true, columns = {'年度': 'INTEGER', '機構': 'VARCHAR', '病組': 'VARCHAR',
    '總費用': 'DECIMAL(18,2)'});`;

/** What base data refuses: other years, unknown institutions and groups. */
export const CHECK_SQL = `select count(*) filter (where y not between 2022 and 2024) as years,
  count(*) filter (where h not in (select h from inst)) as institutions,
  count(*) filter (where g not in (select g from grp)) as groups from r`;

const limits = (
  from: string,
): string => `select g, (2 * q[1] * 4 - 3 * (q[2] * 4 - q[1] * 4))::BIGINT as lower8,
  (2 * q[2] * 4 + 3 * (q[2] * 4 - q[1] * 4))::BIGINT as upper8
  from (select g, quantile_cont(c, [0.25, 0.75]) as q from ${from} group by g)`;

const FAILS = `select g from (select g, count(*)::HUGEINT as n, sum(c)::HUGEINT as s, sum(c::HUGEINT * c) as q
  from once group by g) where not (n > 5 and 4 * (n * q - s * s) <= s * s)`;

export const TRIM_SQL = `
create temp table counted as select r.* from r join grp using (g) where kind <> '床日';
create temp table once as with l as (${limits('counted')})
  select r.* from counted r join l using (g) where 8 * c between lower8 and upper8;
create temp table fails as ${FAILS};
create temp table kept as with l as (${limits('(select * from once where g in (select g from fails))')})
  select r.* from once r left join l using (g) where lower8 is null or 8 * c between lower8 and upper8;`;

export const SUMS_SQL = `create temp table by_year as select g, y, count(*) as n, sum(c)::HUGEINT as s,
  sum(c::HUGEINT * c) as q from kept group by g, y;
create temp table by_institution as select g, h, count(*) as n, sum(c)::HUGEINT as s from kept group by g, h;`;

/** The sums that all runners must agree on; base points and coefficients follow from them. */
export const FIGURES_SQL = `select g, 'all' as of, sum(n)::VARCHAR as n, sum(s)::VARCHAR as s, sum(q)::VARCHAR as q
  from by_year group by g union all
  select g, h, n::VARCHAR, s::VARCHAR, '' from by_institution`;
