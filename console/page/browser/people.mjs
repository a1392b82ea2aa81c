// People at the page: each in a browser window of their own.
import axe from 'axe-core'

/** What somebody asked of another address than the server's; stays empty. */
export const elsewhere = []

export async function person(browser, address, { language = 'zh', theme = 'light', width = 1280, height = 800 } = {}) {
  const context = await browser.newContext({ viewport: { width, height } })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.faults = []
  page.refused = []
  page.on('response', (answer) => {
    if (answer.status() === 401 && !answer.url().endsWith('/session')) page.refused.push(answer.url())
  })
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(address)) elsewhere.push(request.url())
  })
  page.on('pageerror', (error) => page.faults.push(`${page.url()}: ${error}`))
  page.on('console', (line) => {
    if (line.text().includes('Content Security Policy')) page.faults.push(`${page.url()}: ${line.text()}`)
  })
  await page.addInitScript(
    (chosen) => {
      if (!localStorage.getItem('jianguan')) localStorage.setItem('jianguan', JSON.stringify(chosen))
    },
    { language, theme },
  )
  return page
}

/** Logs in with a password that somebody else made, and chooses another. */
export async function enter(page, address, name, password) {
  await page.goto(address + '/')
  await page.fill('input[name=name]', name)
  must(page.refused.length === 0, `asked before anybody logged in: ${page.refused}`)
  await page.fill('input[name=password]', password)
  await page.click('button[type=submit]')
  await page.fill('input[name=next]', `${name} own password`)
  await page.fill('input[name=again]', `${name} own password`)
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
}

/** Opens an account; returns the password that is shown once. */
export async function account(admin, name, role, org, area = '') {
  await admin.click('[data-test=add]')
  await admin.fill('input[name=account]', name)
  await admin.selectOption('select[name=role]', role)
  await admin.fill('input[name=org]', org)
  await admin.fill('input[name=area]', area)
  await admin.click('[data-test=create]')
  await admin.waitForSelector(`[data-test=told]:has-text("${name}")`)
  return (await admin.textContent('[data-test=password]')).trim()
}

/** What the API says to whoever has logged in there. */
export async function ask(page, path) {
  return page.evaluate(async (it) => (await fetch(it)).json(), path)
}

/** Once all of a page is there. */
export async function settled(page) {
  await page.waitForLoadState('domcontentloaded')
  await page.waitForFunction(() => document.querySelector('main h1, main h2, main form') && !document.querySelector('.skeleton, [aria-busy=true]'))
}

/** Serious findings about accessibility, as lines. */
export async function barriers(page) {
  await page.evaluate(axe.source)
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return found.violations
    .filter((it) => ['serious', 'critical'].includes(it.impact))
    .map((it) => `${location(page)} ${it.id}: ${it.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`)
}

const location = (page) => new URL(page.url()).pathname.replace(/[0-9a-f]{32}/, '{id}')

export function must(truth, words) {
  if (!truth) throw new Error(words)
}

/** Asks the server until it says so; `waitForFunction` takes the promise of an answer for a yes. */
export async function until(page, asked, argument, patience = 60_000) {
  for (const end = Date.now() + patience; !(await page.evaluate(asked, argument)); ) {
    must(Date.now() < end, `waited in vain: ${asked} of ${JSON.stringify(argument)}`)
    await page.waitForTimeout(500)
  }
}
