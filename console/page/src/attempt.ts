import { ref, type Ref } from 'vue'
import { Problem } from './api'
import { pick } from './words'

/** Something that somebody asked for: whether it is under way, and in words why it was refused. */
export interface Attempt {
  busy: Ref<boolean>
  refused: Ref<string>
  attempt: (work: () => Promise<void>) => Promise<void>
}

export function useAttempt(): Attempt {
  const busy = ref(false)
  const refused = ref('')
  async function attempt(work: () => Promise<void>): Promise<void> {
    refused.value = ''
    busy.value = true
    try {
      await work()
    } catch (e) {
      refused.value = e instanceof Problem ? `${pick(e.title, e.titleEn)} ${e.expected}` : String(e)
    } finally {
      busy.value = false
    }
  }
  return { busy, refused, attempt }
}
