// Tables that people bring to the page.
const COLUMNS = ['party_key', 'party_name', 'name_withheld', 'location', 'labor_bureau', 'first_appeared', 'last_appeared', 'status', 'violation_law', 'violation_summary', 'prosecution_date', 'duration_days', 'crossed_data_gap']

/** Published violations as they are copied from a sheet, with tabs; ten of twelve have a day that is none. */
export function brokenTable() {
  const rows = Array.from({ length: 12 }, (_, i) => [
    `tour-${i}`, `会社${i}`, '0', '東京都', '東京労働局', i < 2 ? '2024-03-01' : `24.3.${i}`, '2024-04-01', 'listed', '労働基準法第32条', '残業', '', '30', '0',
  ])
  return [COLUMNS, ...rows].map((row) => row.join('\t')).join('\n')
}

export function pool() {
  const head = 'object,name,area,class,open_yellow,open_orange,open_red,red_list,visits_year,visits_two_years'
  const rows = Array.from({ length: 60 }, (_, i) => `TOUR:${String(i).padStart(3, '0')},对象${i},320100,${'ABCD'[i % 4]},${i % 5 === 0 ? 1 : 0},,,,0,0`)
  return [head, ...rows].join('\n')
}

export function roster(agency) {
  const rows = Array.from({ length: 5 }, (_, i) => `T-${i},${agency},2020-01-01,2030-01-01,`)
  return ['officer,agency,valid_from,valid_to,avoids', ...rows].join('\n')
}
