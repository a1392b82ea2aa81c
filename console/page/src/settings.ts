import { reactive, watch } from 'vue'

interface Settings {
  language: 'zh' | 'en'
  theme: 'light' | 'dark'
  /** Columns of the queue; none chosen yet: the usual ones. */
  columns?: string[]
  preview: boolean
}

const kept = JSON.parse(localStorage.getItem('jianguan') ?? '{}') as Partial<Settings>
const dark = matchMedia('(prefers-color-scheme: dark)').matches

/** What a person has chosen, kept in the browser. */
export const settings = reactive<Settings>({
  language: kept.language === 'en' ? 'en' : 'zh',
  theme: kept.theme ?? (dark ? 'dark' : 'light'),
  columns: kept.columns,
  preview: kept.preview ?? false,
})

watch(
  settings,
  () => {
    localStorage.setItem('jianguan', JSON.stringify(settings))
    document.documentElement.dataset.theme = settings.theme
    document.documentElement.lang = settings.language === 'zh' ? 'zh-CN' : 'en'
  },
  { immediate: true },
)
