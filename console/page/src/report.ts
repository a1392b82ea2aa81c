/** Reporting acts by hand: what is offered, what the gateway makes of it, what came of it. */
export interface Mapping { name: string; files: string; format: string; columns: string[]; optional: string[]; looksUp: boolean; gathers: boolean }
export interface Source { source: string; cdSource: string; title: string; mappings: Mapping[]; problem: string }
export interface Act { line: number; kind: string; fields: Record<string, string> }
export interface Refused { line: number; reason: string; field: string; value: string; expected: string; text: string | null; values: Record<string, string> }
export interface Checked { read: number; accepted: number; acts: number; rejected: number; foreign: number; warnings: string[]; first: Act[]; refused: Refused[] }
export interface Answer { line: number; result: string; kind: string; actId: string; reason: string; field: string; value: string; expected: string }
export interface Sent { read: number; accepted: number; corrected: number; withdrawn: number; duplicates: number; refused: number; unanswered: number; warnings: string[]; records: Answer[] }
export interface Edit { line: number; text?: string; values?: Record<string, string> }

export const MOST_BYTES = 8 * 1024 * 1024

export async function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}

/** Whether a file is called as a mapping's files are; `*` and `?` stand for anything. */
export function called(file: string, patterns: string): boolean {
  return patterns.split(', ').some((pattern) => {
    const plain = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')
    return new RegExp(`^${plain}$`).test(file)
  })
}
