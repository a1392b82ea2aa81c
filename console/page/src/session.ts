import { reactive } from 'vue'
import { change, get } from './api'

export interface Me {
  name: string
  displayName: string
  role: string
  org: string
  orgName: string
  area: string
  areaName: string
  mustChange: boolean
}
export interface Word {
  zh: string
  en: string
}
export interface Freshness {
  at: string | null
  lagMillis: number | null
  asked: string
  reason: string
}

/** Who looks, and what codes are called. */
export const session = reactive({
  me: null as Me | null,
  words: {} as Record<string, Record<string, Word>>,
  fresh: null as Freshness | null,
})

export async function whoAmI(): Promise<Me | null> {
  if (session.me === null) {
    try {
      await enter(await get<Me>('/api/v1/session'))
    } catch {
      return null
    }
  }
  return session.me
}

async function enter(me: Me): Promise<void> {
  session.me = me
  if (!me.mustChange && Object.keys(session.words).length === 0) {
    session.words = await get('/api/v1/words')
  }
}

export async function logIn(name: string, password: string): Promise<Me> {
  await fetch('/api/v1/health', { credentials: 'same-origin' })
  await change('POST', '/api/v1/session', new URLSearchParams({ name, password }))
  await enter(await get<Me>('/api/v1/session'))
  return session.me as Me
}

export async function choosePassword(current: string, password: string): Promise<Me> {
  await enter(await change<Me>('POST', '/api/v1/session/password', { current, password }))
  return session.me as Me
}

/** Whoever came by a provider of single sign-on logs out there as well: the address is where; empty, it was all here. */
export async function logOut(): Promise<string> {
  const said = await change<{ to: string } | undefined>('DELETE', '/api/v1/session').catch(() => undefined)
  session.me = null
  return said?.to ?? ''
}

export function may(...roles: string[]): boolean {
  return session.me !== null && roles.includes(session.me.role)
}
