import { onBeforeUnmount, ref, watch } from 'vue'
import type { AlertPage, Done, Move } from './alerts'
import { change, get } from './api'

/** One alert, read again until it shows what was done to it. */
export function useAlert(id: () => string | undefined) {
  const page = ref<AlertPage | null>(null)
  const problem = ref<unknown>(null)
  const done = ref<Done | null>(null)
  let timer = 0
  let asking = 0

  async function load(): Promise<void> {
    const wanted = id()
    const turn = ++asking
    problem.value = null
    if (wanted === undefined) return
    try {
      const it = await get<AlertPage>(`/api/v1/alerts/${wanted}`)
      if (turn === asking) page.value = it
    } catch (e) {
      if (turn !== asking) return
      page.value = null
      problem.value = e
    }
  }
  /** Two people do not move it at once: the server compares what was seen. */
  async function move(wanted: Move): Promise<void> {
    const seen = page.value!.alert
    const it = await change<Done>('POST', `/api/v1/alerts/${seen.alertId}/moves`, wanted, { 'If-Match': `"${seen.seq}"` })
    done.value = it
    if (it.made) await until(seen.alertId, it.seq)
  }
  /** The table follows the log a moment later. */
  async function until(of: string, seq: number): Promise<void> {
    if (of !== id()) return
    await load()
    if ((page.value?.alert.seq ?? seq) < seq) timer = window.setTimeout(() => void until(of, seq), 400)
  }
  watch(
    id,
    () => {
      done.value = null
      void load()
    },
    { immediate: true },
  )
  onBeforeUnmount(() => window.clearTimeout(timer))
  return { page, problem, done, load, move }
}
