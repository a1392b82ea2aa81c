// A browser for tests: the machine's Chromium, else the one that the lock file names.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
]

async function executable() {
  for (const path of [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome']) {
    if (path && existsSync(path)) return path
  }
  const shipped = await import('@sparticuz/chromium')
  return shipped.default.executablePath()
}

export async function open() {
  return chromium.launch({ executablePath: await executable(), args: FLAGS })
}
