// node tour.mjs ADDRESS ADMIN_PASSWORD FOLDER: as people do it the first time, on a stack with a sample. The administrator
// logs in with the one-time password and opens accounts for a centre and two departments. A clerk signs one alert, then
// several at once, and two with one record; another window that saw the alert before is refused; a filter is kept, the queue is exported; the clerk
// of another department, who has the address, sees nothing. A table with broken rows is mended, a draw is made
// and verified, duplicates are judged, a model is edited by one person and published by another. Every page is looked at for barriers. Screenshots go to FOLDER.
// Nothing may be asked of another address than ADDRESS. Prints what was done, a line each; the first failure ends it.
import { open } from './browser.mjs'
import { departmentKey } from './department.mjs'
import { judgeDuplicates } from './duplicates.mjs'
import { publishModel } from './models.mjs'
import { brokenTable, pool, roster } from './tables.mjs'
import { account, ask, barriers, elsewhere, enter, must, person, settled, until } from './people.mjs'

const [address, adminPassword, folder] = process.argv.slice(2)
const browser = await open()
const began = Date.now()
const say = (words) => console.log(`${((Date.now() - began) / 1000).toFixed(1)} s  ${words}`)
const people = []
const come = async (how) => {
  const page = await person(browser, address, how)
  people.push(page)
  return page
}

try {
  const admin = await come()
  await enter(admin, address, 'admin', adminPassword)
  say('admin logged in and chose a password')

  // Departments that have something to sign, the busiest first.
  const lines = (await ask(admin, '/api/v1/alerts?state=DISPATCHED&limit=500')).rows
  const waiting = new Map()
  for (const it of lines.filter((line) => line.addressee)) waiting.set(it.addressee, (waiting.get(it.addressee) ?? 0) + 1)
  const [org, otherOrg] = [...waiting].sort((one, other) => other[1] - one[1]).map(([code]) => code)
  must(otherOrg && waiting.get(org) >= 4, `the sample has too few alerts to sign: ${JSON.stringify([...waiting])}`)

  await admin.goto(address + '/admin')
  const password = await account(admin, 'clerk', 'DEPT', org)
  const otherPassword = await account(admin, 'stranger', 'DEPT', otherOrg)
  say(`accounts of ${org} and ${otherOrg} opened`)

  const clerk = await come()
  await enter(clerk, address, 'clerk', password)
  await clerk.goto(address + '/alerts?state=DISPATCHED')
  await clerk.waitForSelector('tr[data-alert]')
  await settled(clerk)
  await clerk.screenshot({ path: `${folder}/alerts.png` })

  // One alert, seen in two windows.
  const id = await clerk.getAttribute('tr[data-alert]', 'data-alert')
  const late = await clerk.context().newPage()
  await late.goto(`${address}/alerts/${id}`)
  await late.click('[data-event=SIGN]')
  await clerk.click(`tr[data-alert="${id}"] .title a`)
  await clerk.click('[data-event=SIGN]')
  const asked = Date.now()
  await clerk.click('button[name=confirm]')
  await clerk.waitForSelector('[data-test=done]')
  say(`signed, answered after ${Date.now() - asked} ms`)
  // The table follows the log.
  await clerk.waitForFunction(() => document.querySelector('[data-test=state]')?.textContent?.includes('待核查'))
  await clerk.screenshot({ path: `${folder}/alert.png` })
  await late.click('button[name=confirm]')
  await late.waitForSelector('.refused:has-text("已被他人办理")')
  await late.close()
  say('the window that saw it before is refused in words')

  // What was found, with a record of it that whoever sees the alert can have.
  await clerk.click('[data-event=VERIFY_TRUE]')
  await clerk.setInputFiles('input[name=documents]', { name: '现场记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 tour') })
  await clerk.waitForSelector('form.move code')
  await clerk.click('button[name=confirm]')
  const record = await clerk.getAttribute('a[data-test=document]', 'href')
  const fetched = (page) => page.evaluate(async (it) => (await fetch(it)).status, record)
  must((await fetched(clerk)) === 200, 'the record can be had')
  say('verified, with a record')

  // Several at once, by the keyboard and with shift.
  await clerk.goto(address + '/alerts?state=DISPATCHED')
  await clerk.waitForSelector('tr[data-alert]')
  await clerk.click('tr[data-alert]:nth-child(1) input[type=checkbox]')
  await clerk.click('tr[data-alert]:nth-child(3) input[type=checkbox]', { modifiers: ['Shift'] })
  await clerk.waitForSelector('[data-test=selected]:has-text("3")')
  const three = await clerk.$$eval('tr[data-alert]:nth-child(-n+3)', (rows) => rows.map((it) => it.dataset.alert))
  await clerk.click('[data-bulk=SIGN]')
  await clerk.screenshot({ path: `${folder}/bulk.png` })
  await clerk.click('button[name=confirm]')
  await clerk.waitForSelector('[data-test=bulkDone]:has-text("办成 3 条")')
  must((await clerk.locator('[data-test=outcome]').count()) === 3, 'each of the three says what came of it')
  say('three signed at once, each with its outcome')

  // A filter that is kept, columns, the preview, files.
  await clerk.click('summary:has-text("常用筛选")')
  await clerk.fill('input[name=filterTitle]', '待签收')
  await clerk.click('.menu[open] button[type=submit]')
  await clerk.waitForSelector('.menu[open] .line:has-text("待签收")')
  await clerk.keyboard.press('Escape')
  await clerk.click('summary:has-text("列")')
  await clerk.check('input[name=column-object]')
  await clerk.waitForSelector('th:has-text("对象")')
  await clerk.keyboard.press('Escape')
  await clerk.click('[data-test=preview]')
  await clerk.waitForSelector('aside.preview [data-test=state]')
  await clerk.screenshot({ path: `${folder}/preview.png` })
  await clerk.goto(address + '/alerts')
  await clerk.click('summary:has-text("常用筛选")')
  await clerk.click('.menu[open] .line button:has-text("待签收")')
  await clerk.waitForURL((url) => url.search === '?state=DISPATCHED')
  const total = (await ask(clerk, '/api/v1/alerts/counts?all=true')).total
  const csv = await clerk.evaluate(async () => (await fetch('/api/v1/alerts/export?all=true')).text())
  must(csv.trimEnd().split('\r\n').length === total + 1, `the CSV has not ${total} rows:\n${csv.slice(-200)}`)
  const excel = await clerk.evaluate(async () => {
    const answer = await fetch('/api/v1/alerts/export?all=true&format=XLSX')
    return [answer.status, ...new Uint8Array(await answer.arrayBuffer()).slice(0, 2)].join()
  })
  must(excel === '200,80,75', `Excel: ${excel}`)
  say('filter kept, columns chosen, previewed, exported')

  // One record for two of those that were signed, sent once.
  const signed = async (ids) => {
    const { rows } = await (await fetch('/api/v1/alerts?state=SIGNED&limit=100')).json()
    return ids.every((id) => rows.some((it) => it.alertId === id))
  }
  await until(clerk, signed, three)
  await clerk.goto(address + '/alerts?state=SIGNED')
  await clerk.waitForSelector('tr[data-alert]:nth-child(3)')
  await clerk.click('tr[data-alert]:nth-child(1) input[type=checkbox]')
  await clerk.click('tr[data-alert]:nth-child(2) input[type=checkbox]', { modifiers: ['Shift'] })
  const both = await clerk.$$eval('tr[data-alert]:nth-child(-n+2)', (rows) => rows.map((it) => it.dataset.alert))
  await clerk.click('[data-bulk=VERIFY_TRUE]')
  await clerk.setInputFiles('input[name=documents]', { name: '联合检查.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 both') })
  const hash = await clerk.getAttribute('form.move code', 'title')
  await clerk.click('button[name=confirm]')
  await clerk.waitForSelector('[data-test=bulkDone]:has-text("办成 2 条")')
  for (const it of both) {
    // The table follows the log.
    const had = async (path) => (await fetch(path)).status === 200
    await until(clerk, had, `/api/v1/alerts/${it}/documents/${hash}`)
  }
  say('two verified at once, with one record that both have')

  const stranger = await come({ language: 'en' })
  await enter(stranger, address, 'stranger', otherPassword)
  await stranger.goto(`${address}/alerts/${id}`)
  await stranger.waitForSelector('text=no such alert, or not yours to see')
  must((await fetched(stranger)) === 404, 'the record is as little to be seen as the alert')
  say('another department sees nothing of it')

  // A table copied from a sheet, ten of twelve rows broken: named, and mended in place. Nothing is sent: others count what
  // this stack holds.
  await admin.goto(address + '/data/report')
  await admin.selectOption('select[name=source]', 'jp_labour')
  await admin.fill('textarea[name=pasted]', brokenTable())
  await admin.click('button[name=check]')
  await admin.waitForSelector('[data-test=refused]')
  await settled(admin)
  must((await admin.locator('[data-test=refused]').count()) === 10, 'ten rows are refused')
  await admin.screenshot({ path: `${folder}/report.png` })
  for (const box of await admin.locator('[data-test=refused] .guilty input[data-column=first_appeared]').all()) await box.fill('2024-03-02')
  await admin.click('h1')
  await admin.click('button[name=check]')
  await admin.waitForSelector('[data-test=refused]', { state: 'detached' })
  await admin.waitForSelector('button[name=send]:enabled:has-text("12")')
  await admin.screenshot({ path: `${folder}/report-mended.png` })
  say('ten broken rows named and mended, twelve ready to be sent')

  // A draw: the pool before the seed, the draw, and the same once more by whoever doubts it.
  await clerk.goto(address + '/plans/draw')
  await clerk.fill('input[name=plan]', 'P-TOUR')
  await clerk.fill('input[name=from]', '2026-03-02')
  await clerk.fill('input[name=to]', '2026-03-31')
  await clerk.setInputFiles('input[name=pool]', { name: 'pool.csv', mimeType: 'text/csv', buffer: Buffer.from(pool()) })
  await clerk.setInputFiles('input[name=officers]', { name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(roster(org)) })
  await clerk.uncheck('input[name=send]')
  await clerk.click('button:has-text("随机")')
  await clerk.click('button[name=look]')
  await clerk.waitForSelector('[data-test=pool]')
  await clerk.click('button[name=draw]')
  await clerk.waitForSelector('[data-test=made]')
  await clerk.click('button[name=verify]')
  await clerk.waitForSelector('[data-test=verified]:has-text("一致")')
  await clerk.screenshot({ path: `${folder}/draw.png` })
  say('a draw made and verified')

  const found = await judgeDuplicates({ admin, clerk, come, address, folder, org, say })
  found.push(...(await publishModel({ admin, come, address, folder, org, say })))

  await departmentKey({ admin, folder, org, say })

  // Every page: no barriers, in both languages and themes.
  for (const path of ['/', '/alerts', `/alerts/${id}`, '/subjects', '/plans', '/plans/draw', '/models', '/models/JD-01', '/statistics', '/data', '/data/report', '/data/duplicates', '/admin']) {
    await admin.goto(address + path)
    await settled(admin)
    found.push(...(await barriers(admin)))
    await admin.screenshot({ path: `${folder}/page${path.replace(id, 'one').replaceAll('/', '-')}.png` })
  }
  // The same in the other language and theme, on a wide screen, where most is shown.
  const wide = await person(browser, address, { language: 'en', theme: 'dark', width: 1920, height: 1080 })
  people.push(wide)
  await wide.context().addCookies(await admin.context().cookies())
  for (const path of ['/', '/alerts', `/alerts/${id}`, '/plans', '/models', '/models/GZ-01', '/data/report', '/data/duplicates', '/admin']) {
    await wide.goto(address + path)
    await settled(wide)
    found.push(...(await barriers(wide)))
    await wide.screenshot({ path: `${folder}/wide${path.replace(id, 'one').replaceAll('/', '-')}.png` })
  }
  must(found.length === 0, `barriers:\n${found.join('\n')}`)
  say('every page looked at')

  const faults = people.flatMap((it) => it.faults)
  must(faults.length === 0, `faults of the page:\n${faults.join('\n')}`)
  must(elsewhere.length === 0, `asked elsewhere: ${elsewhere}`)
  say('done')
} catch (fault) {
  // What each person saw when it ended.
  for (const [number, it] of people.entries()) {
    await it.screenshot({ path: `${folder}/failed-${number}.png` }).catch(() => {})
    console.error(it.url(), it.faults, (await it.innerText('body').catch(() => '')).slice(0, 1500))
  }
  throw fault
} finally {
  await browser.close()
}
