// A version of a model: written by one person, tried on history, shadowed, compared and published by another.
import { backtest } from './backtests.mjs'
import { account, barriers, enter, must, settled } from './people.mjs'

const MODEL = 'GZ-01'

/** Returns serious findings about accessibility. */
export async function publishModel({ admin, come, address, folder, org, say }) {
  await admin.goto(address + '/admin')
  const writer = await account(admin, 'author', 'PROV_CENTRE', org)
  const reviewer = await account(admin, 'reviewer', 'PROV_CENTRE', org)

  const author = await come()
  await enter(author, address, 'author', writer)
  await author.goto(`${address}/models/${MODEL}`)
  await settled(author)
  const shipped = (await author.innerText('.chip:has-text("1.")')).match(/\d+\.\d+\.\d+/)[0]
  const next = shipped.replace(/\d+$/, (patch) => Number(patch) + 1)
  await author.click('[data-test=begin]')
  await author.waitForURL(/drafts/)
  await author.waitForSelector('[data-test=lint]:has-text("没有问题")')

  // A rule that names what there is not: the linter says so beside the line.
  await author.click('[data-test="tab-logic.drl"]')
  const rules = await author.inputValue('textarea[aria-label="logic.drl"]')
  await author.fill('textarea[aria-label="logic.drl"]', rules.replace('parameter("others")', 'parameter("other")'))
  await author.waitForSelector('[data-test=note]:has-text("没有 other")')
  await author.screenshot({ path: `${folder}/model-lint.png` })
  await author.fill('textarea[aria-label="logic.drl"]', rules)
  await author.waitForSelector('[data-test=lint]:has-text("没有问题")')

  // A threshold at which the scenarios do not hold.
  await author.click('[data-test="tab-parameters.csv"]')
  const value = (of) => `input[data-parameter="others ${of} value"]`
  const set = async (selector, text) => {
    await author.fill(selector, text)
    await author.locator(selector).blur()
  }
  await set(value('*'), '9')
  await author.click('button[name=run]')
  await author.waitForSelector('[data-test=failed]')
  await author.screenshot({ path: `${folder}/model-failed.png` })
  const found = await barriers(author)
  // Mended: nine only where somebody asked for it.
  await set(value('*'), '1')
  await author.click('button[aria-label="按此行加一行 others"]')
  await set('tbody tr:nth-child(2) input[data-parameter$=value]', '9')
  await set('tbody tr:nth-child(2) input[data-parameter$=region]', '320100')
  await author.click('button[name=run]')
  await author.waitForSelector('[data-test=scenarios]:has-text("全部通过")')
  await author.click('[data-test=tab-diff]')
  await author.waitForSelector('[data-test=diff]:has-text("others 320100")')
  await author.fill('aside textarea', '南京试行')
  await author.click('button[name=offer]')
  await author.waitForSelector('[data-test=state]:has-text("待复核发布")')
  must((await author.locator('button[name=publish]').count()) === 0, 'the author is offered no publication')
  const own = await author.evaluate(async (path) => {
    const token = decodeURIComponent(document.cookie.match(/XSRF-TOKEN=([^;]*)/)[1])
    const draft = await (await fetch(path)).json()
    const body = JSON.stringify({ revision: draft.revision, channel: 'ACTIVE' })
    const headers = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token }
    return (await (await fetch(`${path}/publication`, { method: 'POST', headers, body })).json()).code
  }, `/api/v1/drafts/${author.url().split('/').at(-1)}`)
  must(own === 'FOUR_EYES', `the server lets the author publish: ${own}`)
  say('a model edited, found wrong, failed, mended and handed in; its author may not publish it')

  const second = await come({ width: 1920, height: 1080 })
  await enter(second, address, 'reviewer', reviewer)
  await second.goto(author.url())
  found.push(...(await backtest({ author, second, address, folder, say })))
  await second.click('[data-test=tab-diff]')
  await second.waitForSelector('[data-test=diff]:has-text("others 320100")')
  await second.screenshot({ path: `${folder}/model-review.png` })
  const asked = Date.now()
  await second.click('button[name=shadow]')
  await second.waitForSelector('[data-test=told]:has-text("试运行")')
  say(`in shadow after ${Date.now() - asked} ms`)
  await second.goto(`${address}/models/${MODEL}`)
  await second.click('[data-test=tab-shadow]')
  await second.waitForSelector('[data-test=trial]')
  await second.screenshot({ path: `${folder}/model-shadow.png` })
  await second.click('[data-test=draft]')
  await second.click('button[name=publish]')
  await second.waitForURL((url) => url.pathname === `/models/${MODEL}`)
  await second.waitForSelector(`.chip:has-text("${next}")`)
  await second.click('[data-test=tab-versions]')
  // In shadow, and then for good: the version is the first cell, the others may name it, too.
  await second.waitForFunction(
    (version) => [...document.querySelectorAll('[data-test=publication] td:first-child')].filter((it) => it.textContent.includes(version)).length === 2,
    next,
  )
  say('shadowed, compared and published by a second person')
  await second.click(`[data-test=rollback][data-version="${shipped}"]`)
  await second.click('button[name=confirm]')
  await second.waitForSelector(`.chip:has-text("${shipped}")`)
  await second.screenshot({ path: `${folder}/model-versions.png` })
  say('rolled back')
  return [...found, ...(await barriers(second))]
}
