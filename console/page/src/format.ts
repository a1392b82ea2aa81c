import { settings } from './settings'
import { t } from './words'

const ZONE = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit',
  hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
})

/** "2026-03-08 14:03:22" in Asia/Shanghai, where everything happens. */
function local(moment: string | number | Date): string {
  return parts.format(new Date(moment)).replace(', ', ' ').replace(',', '')
}

export const day = (moment: string | null | undefined): string => (moment ? local(moment).slice(0, 10) : '')
export const time = (moment: string | null | undefined): string => (moment ? local(moment).slice(11, 19) : '')
export const minute = (moment: string | null | undefined): string => (moment ? local(moment).slice(0, 16) : '')

/** A deadline at midnight is the 24:00 of the day before. */
export function deadline(moment: string | null | undefined): string {
  if (!moment) return ''
  const text = local(moment)
  return text.slice(11) === '00:00:00'
    ? `${local(new Date(moment).getTime() - 1000).slice(0, 10)} 24:00`
    : text.slice(0, 16)
}

/** "1 天 4 小时": the two largest units, calendar time. */
export function span(millis: number): string {
  const minutes = Math.max(0, Math.floor(millis / 60000))
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  if (days > 0) return t('span.days', { d: days }) + (hours > 0 && days < 30 ? ` ${t('span.hours', { h: hours })}` : '')
  if (hours > 0) return `${t('span.hours', { h: hours })} ${t('span.minutes', { m: minutes % 60 })}`
  return t('span.minutes', { m: minutes })
}

export const count = (n: number | null | undefined): string =>
  n === null || n === undefined ? '—' : n.toLocaleString(settings.language === 'zh' ? 'zh-CN' : 'en-US')

export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`
}

/** Fen as yuan, large sums in 万元; another currency by its code. */
export function money(fen: number, currency = ''): string {
  const yuan = fen / 100
  const own = currency === '' || currency === 'CNY'
  const text = (n: number): string => n.toLocaleString('zh-CN', { maximumFractionDigits: 2 })
  if (settings.language === 'en') return `${text(yuan)} ${own ? 'CNY' : currency}`
  return Math.abs(yuan) >= 10000 ? `${text(yuan / 10000)} 万${own ? '元' : ` ${currency}`}` : `${text(yuan)} ${own ? '元' : currency}`
}
