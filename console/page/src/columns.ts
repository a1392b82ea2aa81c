import { settings } from './settings'

/** Columns of the queue besides severity and title, which are always there; widths in pixels. */
export const COLUMNS = [
  { key: 'state', width: '84px' },
  { key: 'clock', width: '136px' },
  { key: 'addressee', width: '17%' },
  { key: 'region', width: '80px' },
  { key: 'hits', width: '58px' },
  { key: 'emitted', width: '122px' },
  { key: 'object', width: '15%' },
  { key: 'model', width: '13%' },
  { key: 'total', width: '122px' },
] as const
export type Column = (typeof COLUMNS)[number]['key']
export const USUAL: Column[] = ['state', 'clock', 'addressee', 'region', 'hits', 'emitted']

export function shown(): readonly (typeof COLUMNS)[number][] {
  const chosen = settings.columns ?? USUAL
  return COLUMNS.filter((it) => chosen.includes(it.key))
}
export function toggleColumn(key: Column): void {
  const chosen = (settings.columns ?? USUAL) as Column[]
  settings.columns = chosen.includes(key) ? chosen.filter((it) => it !== key) : [...chosen, key]
}
