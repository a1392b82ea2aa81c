/** Models as the API tells of them. */
export interface Line { modelId: string; nameZh: string; nameEn: string; domain: string; modelSet: string; channel: string; version: string; since: string; suspended: boolean; alerts: number; open: number; judged: number; verified: number }
export interface Publication { version: string; state: string; holdsFrom: string; effectiveTo: string | null; logTime: string; author: string; publisher: string; sha256: string }
export interface ModelPage { lines: Line[]; publications: Publication[]; files: Record<string, string> }
export interface Found { file: string; line: number; zh: string; en: string }
export interface Played { name: string; line: number; hits: number; differences: string[] }
export interface Checked { findings: Found[]; played: Played[] | null }
export interface Difference { from: string; to: string; parameters: { key: string; before: string; after: string; label: { zh: string; en: string } }[]; files: { name: string; lines: string[] }[] }
export interface Draft { id: number; modelId: string; base: string; author: string; revision: number; offered: boolean; note: string; files: Record<string, string>; changedAt: string }
export interface Done { modelId: string; version: string; state: string; logTime: string; known: boolean }

/** Backtests: how the one that was begun here last stands; those there are; what one found beside what was live. */
export interface BacktestRun { trial: { modelId: string; version: string; draft: number | null; from: string | null; to: string | null }; by: string; startedAt: string; state: 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED'; progress: { runId: string; words: string; read: number; entries: number; reached: string | null }; why: string }
export interface BacktestNow { on: boolean; run: BacktestRun | null }
export interface BacktestLine { runId: string; startedAt: string; startedBy: string; modelVersion: string; sha256: string; fromTime: string; toTime: string; acts: number; seconds: number; failures: number }
export interface BacktestFound {
  run: BacktestLine
  sums: { both: number; otherSeverity: number; onlyBacktest: number; onlyLive: number; objects: number; liveObjects: number }
  months: { month: string; both: number; onlyBacktest: number; onlyLive: number }[]
  levels: { severity: string; backtest: number; live: number }[]
  subjects: { alertSubject: string; called: string; backtest: number; live: number }[]
  examples: { outcome: string; alertSubject: string; name: string; at: string; severity: string; reasonZh: string; reasonEn: string; liveSeverity: string; liveReasonZh: string; liveReasonEn: string }[]
}

/** Files of a model, in the order in which one reads them. */
export const FILES = ['model.yaml', 'parameters.csv', 'logic.drl', 'scenarios.yaml']
export const AUTHORS = ['PROV_CENTRE', 'CITY_CENTRE', 'COUNTY_CENTRE', 'JUSTICE']
export const PUBLISHER = 'PROV_CENTRE'

export const ordered = (files: Record<string, string>): string[] =>
  Object.keys(files).sort((one, other) => ((FILES.indexOf(one) + 9) % 9) - ((FILES.indexOf(other) + 9) % 9))

/** Cells of comma-separated values; quoted cells may hold commas. */
export const cells = (text: string): string[][] =>
  text.trim().split('\n').map((row) => [...row.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].map((it) => it[1].replace(/^"|"$/g, '').replaceAll('""', '"')).slice(0, -1))

export const csv = (rows: string[][]): string =>
  rows.map((row) => row.map((it) => (/[",\n]/.test(it) ? `"${it.replaceAll('"', '""')}"` : it)).join(',')).join('\n') + '\n'

/** The half of a text that has both languages, a slash between them. */
export const half = (both: string, zh: boolean): string => {
  const at = both.indexOf(' / ')
  return at < 0 ? both : zh ? both.slice(0, at) : both.slice(at + 3)
}
