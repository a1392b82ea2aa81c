// A version and a draft over the history of the log: run, watched, looked at; refused while another runs; broken off.
import { ask, barriers, must, settled } from './people.mjs'

/** A process of its own with the least priority, beside everything that a test machine does. */
const PATIENCE = { timeout: 240_000 }

/** `author` stands at a draft of his. Returns serious findings about accessibility. */
export async function backtest({ author, second, address, folder, say }) {
  const draft = author.url()
  const busiest = (await ask(author, '/api/v1/models')).filter((it) => it.channel !== 'SHADOW').sort((one, other) => other.alerts - one.alerts)[0]
  must(busiest.alerts > 0, 'no model has alerts')
  await author.goto(`${address}/models/${busiest.modelId}`)
  await author.click('[data-test=tab-backtest]')
  await author.click('button[name=backtest]')
  await author.waitForSelector('[data-test=backtest-now][data-state=RUNNING]')
  // It can be left, and is found again by somebody else, who has to wait.
  await second.goto(draft)
  await second.click('[data-test=tab-backtest]')
  await second.waitForSelector(`[data-test=backtest-now]:has-text("${busiest.modelId}")`)
  await second.screenshot({ path: `${folder}/backtest-running.png` })
  const refused = await second.evaluate(async (id) => {
    const token = decodeURIComponent(document.cookie.match(/XSRF-TOKEN=([^;]*)/)[1])
    const headers = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token }
    return (await (await fetch('/api/v1/backtests', { method: 'POST', headers, body: JSON.stringify({ draft: id }) })).json()).code
  }, Number(draft.split('/').at(-1)))
  must(refused === 'BUSY', `a second backtest is not refused: ${refused}`)

  await author.waitForSelector('[data-test=backtest-now][data-state=DONE]', PATIENCE)
  await author.waitForSelector('[data-test=backtest-result]')
  const { sums, examples } = await ask(
    author,
    `/api/v1/backtests/${(await ask(author, '/api/v1/backtests/running')).run.progress.runId}?model=${busiest.modelId}`,
  )
  must(sums.both > 0 && sums.onlyBacktest === 0 && sums.onlyLive === 0, `what is live is found again: ${JSON.stringify(sums)}`)
  must(examples.every((it) => it.reasonZh && it.reasonZh === it.liveReasonZh), 'each with its sentence')
  await author.waitForSelector('[data-test=backtest-example]')
  await settled(author)
  await author.screenshot({ path: `${folder}/backtest.png`, fullPage: true })
  const found = await barriers(author)
  say(`${busiest.modelId} backtested: the ${sums.both} hits that it had live`)

  await author.goto(draft)
  await author.click('[data-test=tab-backtest]')
  await author.click('button[name=backtest]')
  await author.click('button[name=backtest-stop]')
  await author.waitForSelector('[data-test=backtest-now][data-state=CANCELLED]')
  say('a draft backtested, and broken off')
  return found
}
