import { reactive } from 'vue'

/** What the server says when it does not do what was asked. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly titleEn: string,
    readonly code: string,
    readonly field = '',
    readonly expected = '',
  ) {
    super(title)
  }
}

/** Whether the server answers at all; the frame says so. */
export const link = reactive({ down: false })

function token(): string {
  return decodeURIComponent(document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? '')
}

let loggedOut: () => void = () => {}
export function onLoggedOut(then: () => void): void {
  loggedOut = then
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(path, { credentials: 'same-origin', ...init })
    link.down = false
  } catch {
    link.down = true
    throw new Problem(0, '服务器无应答，请检查网络', 'the server does not answer', 'SILENT')
  }
  if (answer.ok) {
    return answer
  }
  const said = await answer.json().catch(() => ({}))
  if (answer.status === 401 && !path.endsWith('/session')) {
    loggedOut()
  }
  throw new Problem(
    answer.status,
    said.title ?? '请求失败',
    said.titleEn ?? 'the request failed',
    said.code ?? String(answer.status),
    said.field,
    said.expected,
  )
}

export async function get<T>(path: string, query: Record<string, unknown> = {}, signal?: AbortSignal): Promise<T> {
  const answer = await send(path + address(query), { headers: { Accept: 'application/json' }, signal })
  return answer.json()
}

export async function change<T>(
  method: 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const form = body instanceof URLSearchParams || body instanceof FormData || body instanceof Blob
  const answer = await send(path, {
    method,
    headers: {
      'X-XSRF-TOKEN': token(),
      Accept: 'application/json',
      ...(form || body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: form ? (body as BodyInit) : body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** A part of a list: how many there are in all, and where the next part begins. */
export interface Page<T> { rows: T[]; total: number; next: string | null }

/** The query part of an address; what is empty is left out. */
export function address(query: Record<string, unknown>): string {
  const parts = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '' && value !== false) {
      parts.set(key, String(value))
    }
  }
  const text = parts.toString()
  return text === '' ? '' : `?${text}`
}
