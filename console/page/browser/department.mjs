import { writeFileSync } from 'node:fs'
import { ask, must } from './people.mjs'

/** A key for a department's system, with an alert that waits for it: FOLDER/department.json, for the command line. */
export async function departmentKey({ admin, folder, org, say }) {
  const key = await admin.evaluate(async (code) => {
    const token = decodeURIComponent(document.cookie.match(/XSRF-TOKEN=([^;]*)/)[1])
    const headers = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token }
    return (await (await fetch('/api/v1/admin/keys', { method: 'POST', headers, body: JSON.stringify({ title: 'tour', org: code }) })).json()).key
  }, org)
  const { rows } = await ask(admin, `/api/v1/alerts?state=DISPATCHED&org=${org}&limit=1`)
  must(key && rows.length === 1, `no key, or nothing that waits for ${org}`)
  writeFileSync(`${folder}/department.json`, JSON.stringify({ key, org, alert: rows[0].alertId }), { mode: 0o600 })
  say(`a key for the system of ${org}`)
}
