/** Two rows that may be of one act, as the server says it. */
export interface Both { zh: string; en: string }
export interface Likeness { field: Both; hundredths: number; words: Both }
export interface Said { org: string; orgName: string; who: string; comment: string }
export interface Side { actId: string; stands: boolean; survivorId: string; occurredAt: string; dateOnly: boolean; agencyCode: string; agencyName: string; areaNumber: string; areaName: string; cdSource: string; origin: string }
export type Verdict = 'OPEN' | 'SAME' | 'DIFFERENT'
export interface Pair { actId: string; otherId: string; objectKey: string; objectName: string; kind: string; score: number; verdict: Verdict; likeness: Likeness[]; said: Said | null; logTime: string; one: Side; other: Side }
export interface Field { name: string; zh: string; en: string; one: string; other: string; standing: 'SAME' | 'DIFFERENT' | 'SILENT'; ofTheRow: boolean }
export interface SideBySide { pair: Pair; fields: Field[]; oneKnown: boolean; otherKnown: boolean }
export interface Count { verdict: Verdict; kind: string; pairs: number }
export interface Queue { rows: Pair[]; next: string | null }
export interface Done { made: boolean; answerId: string; verdict: Verdict; zh: string; en: string }

export const VERDICTS: Verdict[] = ['OPEN', 'SAME', 'DIFFERENT']
export const key = (it: { actId: string; otherId: string }): string => `${it.actId}\n${it.otherId}`
