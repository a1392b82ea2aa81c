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

/** A sentence in both languages, each whole; what follows both, e.g. a cause. */
export interface Said { zh: string; en: string; detail: string }
export const said = (it: Said): string =>
  settings.language === 'zh' ? it.zh + (it.detail ? `：${it.detail}` : '') : it.en + (it.detail ? `: ${it.detail}` : '')

export const pick = (zhText: string, enText: string): string =>
  settings.language === 'zh' ? zhText || enText : enText || zhText

export const SEVERITIES = ['RED', 'ORANGE', 'YELLOW', 'BLUE'] as const
