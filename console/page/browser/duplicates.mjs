// Rows that may be of one act: a county's centre says of one pair that it is one act and of another that it is two, by the
// keys, and takes the first back. The stack holds two pairs in region AREA.
import { account, ask, barriers, enter, must, settled } from './people.mjs'

const AREA = '320102'

/** Returns serious findings about accessibility. */
export async function judgeDuplicates({ admin, clerk, come, address, folder, org, say }) {
  await admin.goto(address + '/admin')
  const password = await account(admin, 'judge', 'COUNTY_CENTRE', org, AREA)
  const judge = await come()
  await enter(judge, address, 'judge', password)
  await judge.goto(address + '/data/duplicates')
  await judge.waitForSelector('[data-test=pair]')
  must((await judge.locator('[data-test=pair]').count()) === 2, 'two pairs wait')
  await judge.waitForSelector('[data-group=DIFFERENT] [data-field=item_code]')
  must((await judge.locator('[data-test=likeness]').count()) === 3, 'the score is explained field by field')
  await settled(judge)
  await judge.screenshot({ path: `${folder}/duplicates.png` })
  const found = await barriers(judge)

  const asked = Date.now()
  await judge.keyboard.press('s')
  await judge.waitForSelector('[data-test=judged]:has-text("已判为同一行为")')
  say(`one act, answered after ${Date.now() - asked} ms`)
  // The next that waits is there already.
  await judge.waitForSelector('[data-test=verdict]:has-text("待判定")')
  await judge.keyboard.press('d')
  await judge.waitForSelector('[data-test=judged]:has-text("已判为不同行为")')
  await judge.waitForSelector('[data-verdict=OPEN] b:text-is("0")')

  // The table follows the log; then the first is an alias, and its own words are still there.
  await judge.goto(address + '/data/duplicates?verdict=SAME')
  while ((await judge.locator('[data-test=pair]').count()) === 0) {
    await judge.reload()
    await settled(judge)
  }
  await judge.waitForSelector('.heads:has-text("已并入")')
  await judge.screenshot({ path: `${folder}/duplicates-same.png` })
  await judge.click('button[name=back]')
  await judge.waitForSelector('[data-test=judged]:has-text("已收回判定")')
  must((await ask(clerk, '/api/v1/duplicates')).code === 'FORBIDDEN', 'a department judges no duplicates')
  say('one pair judged to be one act and taken back, another to be two')
  return found
}
