/** Random draws: what is asked, what is known before the seed, what was drawn. */
export interface Stratum { of: string; objects: number; left: number; drawn: number }
export interface Pool { poolHash: string; strata: Stratum[]; left: Record<string, number>; officers: Record<string, number>; commitment: string }
export interface DrawnLine { object: string; name: string; area: string; of: string; weight: number; officers: Record<string, string[]> }
export interface Made { id: string; plan: string; seed: string; commitment: string; poolHash: string; objects: number; first: DrawnLine[]; left: Record<string, number>; outcomes: Record<string, number> }
export interface Known { id: string; plan: string; agencies: string; from: string; to: string; seed: string; poolHash: string }
export interface Verified { equal: boolean; differences: number; first: string[] }

/** A seed that nobody can guess. */
export function randomSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return [...bytes].map((it) => it.toString(16).padStart(2, '0')).join('')
}
