export interface AlertLine {
  alertId: string
  modelId: string
  modelZh: string
  modelEn: string
  domain: string
  severity: string
  state: string
  card: string
  /** Who was dealt the card, where that is not the addressee. */
  cardHolder: string
  cardHolderName: string
  listed: boolean
  titleZh: string
  titleEn: string
  objectKey: string
  objectName: string
  areaNumber: string
  areaName: string
  addressee: string
  addresseeName: string
  hitCount: number
  seq: number
  emittedAt: string
  due: string | null
  dueTotal: string | null
  closedAt: string | null
}
export interface Counts {
  total: number
  red: number
  orange: number
  yellow: number
  blue: number
  overdue: number
  today: number
  soon: number
  carded: number
  unassigned: number
  todo: number
}
export interface Need {
  code: string
  zh: string
  en: string
  fields: string[]
  codes: string[]
}
export interface Ask {
  event: string
  zh: string
  en: string
  needs: Need[]
  to: string[]
}
export interface Step {
  seq: number
  from: string | null
  event: string
  to: string
  actorRole: string
  actorOrg: string
  actorName: string
  actorId: string
  logTime: string
  reasonCode: string
  comment: string
  dueAfter: string | null
  card: string
  linkedActs: string[]
  attachments: { name: string; sha256: string; kept: boolean }[]
}
export interface Act {
  kind: string
  actId: string
  occurredAt: string
  dateOnly: boolean
  agencyName: string
  itemCode: string
  cdSource: string
  origin: string
}
export interface Told {
  recipient: string
  recipientName: string
  role: string
  event: string
  logTime: string
}
export interface Decision {
  rule: string
  applied: boolean
  taskId: string
  whyZh: string
  whyEn: string
  logTime: string
}
export interface AlertPage {
  alert: AlertLine & {
    subject: string
    modelVersion: string
    severityInitial: string
    basisChanged: boolean
    itemCodes: string[]
    agencyCode: string
    reasonZh: string
    reasonEn: string
    latestReasonZh: string
    latestReasonEn: string
    mergedInto: string | null
    dispatcher: string
    copies: string[]
    conclusion: string
    linkedActs: string[]
    returnCount: number
    transferCount: number
    reopenCount: number
    firstEventAt: string
    triggeredAt: string
    dispatchedAt: string | null
    actIds: string[]
    actTotal: number
  }
  names: { modelZh: string; modelEn: string; basisZh: string; basisEn: string; timesZh: string; timesEn: string; area: string; agency: string; addressee: string; dispatcher: string; copies: string[] }
  evidence: { name: string; zh: string; en: string; value: string; threshold: string }[]
  acts: Act[]
  steps: Step[]
  notices: Told[]
  decisions: Decision[]
  moves: Ask[]
  at: string
}
export interface Done {
  made: boolean
  transitionUuid: string
  seq: number
  to: string | null
  due: string | null
  zh: string
  en: string
}

/** What is sent to make a move; what the event does not need is left out. */
export interface Move {
  event: string
  reasonCode?: string
  comment?: string
  targetOrg?: string
  linkedActs: string[]
  attachments: { name: string; sha256: string }[]
  officers?: number
  offSite?: boolean
  deadline?: number
  conclusion?: string
}
/** A move of one of many: done or refused. */
export interface Result {
  alertId: string
  done: Done | null
  problem: { title: string; titleEn: string; code: string; field?: string; expected?: string } | null
}

export const ENDED = ['CLOSED', 'ARCHIVED', 'SUPPRESSED', 'MERGED_ALERT', 'MERGED_PLAN', 'CANCELLED']

/** The queue somebody came from: its order is that of `j` and `k` on the page of an alert. */
export const queue = { ids: [] as string[], address: '/alerts' }
