// node sign.mjs ADDRESS ADMIN_PASSWORD ORG OTHER_ORG FOLDER: as people do it the first time. The administrator logs in
// with the one-time password and opens accounts for two departments; the clerk of the first opens the first alert of the
// queue and signs it, the clerk of the other, who has its address, does not see it. Prints the alert's id. Nothing may
// be asked of another address than ADDRESS.
import { open } from './browser.mjs'

const [address, adminPassword, org, otherOrg, folder] = process.argv.slice(2)
const browser = await open()
const elsewhere = []

async function person(language) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) elsewhere.push(request.url())
  })
  page.on('pageerror', (error) => {
    throw error
  })
  await page.addInitScript((it) => localStorage.setItem('jianguan', JSON.stringify({ language: it, theme: 'light' })), language)
  return page
}

/** Logs in with a password that somebody else made, and chooses another. */
async function enter(page, name, password) {
  await page.goto(address + '/')
  await page.fill('input[name=name]', name)
  await page.fill('input[name=password]', password)
  await page.click('button[type=submit]')
  await page.fill('input[name=next]', `${name} own password`)
  await page.fill('input[name=again]', `${name} own password`)
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

/** Opens an account; returns the password that is shown once. */
async function account(page, name, of) {
  await page.click('[data-test=add]')
  await page.fill('input[name=account]', name)
  await page.selectOption('select[name=role]', 'DEPT')
  await page.fill('input[name=org]', of)
  await page.click('[data-test=create]')
  await page.waitForSelector(`[data-test=told]:has-text("${name}")`)
  return (await page.textContent('[data-test=password]')).trim()
}

try {
  const admin = await person('zh')
  await enter(admin, 'admin', adminPassword)
  await admin.goto(address + '/admin')
  const password = await account(admin, 'clerk', org)
  const otherPassword = await account(admin, 'stranger', otherOrg)
  await admin.screenshot({ path: `${folder}/admin.png` })

  const clerk = await person('zh')
  await enter(clerk, 'clerk', password)
  await clerk.goto(address + '/alerts')
  await clerk.waitForSelector('tbody .title a')
  await clerk.screenshot({ path: `${folder}/alerts.png` })
  await clerk.click('tbody .title a')
  await clerk.click('[data-event=SIGN]')
  await clerk.click('button[name=confirm]')
  await clerk.waitForSelector('[data-test=done]')
  // The table follows the log.
  await clerk.waitForFunction(() => document.querySelector('[data-test=state]')?.textContent?.includes('待核查'))
  await clerk.screenshot({ path: `${folder}/alert.png` })

  const stranger = await person('en')
  await enter(stranger, 'stranger', otherPassword)
  await stranger.goto(clerk.url())
  await stranger.waitForSelector('text=no such alert, or not yours to see')
  if (elsewhere.length > 0) throw new Error(`asked elsewhere: ${elsewhere}`)
  console.log(new URL(clerk.url()).pathname.split('/').pop())
} finally {
  await browser.close()
}
