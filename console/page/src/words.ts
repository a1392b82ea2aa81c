import { createI18n } from 'vue-i18n'
import { watch } from 'vue'
import en from './words/en'
import zh from './words/zh'
import { session } from './session'
import { settings } from './settings'

export const i18n = createI18n({
  legacy: false,
  locale: settings.language,
  fallbackLocale: 'zh',
  messages: { zh, en } as { zh: typeof zh; en: typeof zh },
})

watch(
  () => settings.language,
  (language) => {
    i18n.global.locale.value = language
  },
)

export const t = (key: string, values: Record<string, unknown> = {}): string => i18n.global.t(key, values)

/** What a code of the closed loop is called; the code itself where nobody says. */
export function word(type: string, code: string | null | undefined): string {
  if (!code) return ''
  const known = session.words[type]?.[code]
  return known ? known[settings.language as 'zh' | 'en'] : code
}

/** The half of a name that has both languages, a slash between. */
export function name(both: string | null | undefined): string {
  const text = both ?? ''
  const slash = text.indexOf(' / ')
  return slash < 0 ? text : settings.language === 'zh' ? text.slice(0, slash) : text.slice(slash + 3)
}

/**
 * One language of a line that was written for both: what it is about (a job, a topic, a model) and the details behind the
 * last colon stand in one half alone, and belong to either. "Kafka 不应答 / does not answer: refused".
 */
export function said(both: string): string {
  const slash = both.indexOf(' / ')
  if (slash < 0) return both
  const zh = both.slice(0, slash)
  const en = both.slice(slash + 3)
  if (settings.language === 'zh') {
    const detail = /: (.*)$/s.exec(en)?.[1] ?? ''
    return detail === '' || zh.includes(detail) ? zh : `${zh}：${detail}`
  }
  const about = (zh.match(/[\x21-\x7e]+/g) ?? []).filter((it) => !en.includes(it))
  return [...about, en].join(' ')
}

export const pick = (zhText: string, enText: string): string =>
  settings.language === 'zh' ? zhText || enText : enText || zhText

export const SEVERITIES = ['RED', 'ORANGE', 'YELLOW', 'BLUE'] as const
