// What is done on a screen before its picture is taken.
import { whoIs } from './people.mjs';

export async function thenPress(page, ...keys) {
  await openFirst(page);
  await page.locator('aside h2').first().waitFor();
  for (const key of keys) await page.keyboard.press(key);
}

/** Signed in by a password, whoever reads what belongs to others meets this screen first. */
export async function setUpSecondFactor(page) {
  const password = 'words for a picture of this screen';
  await page.evaluate(async (password) => {
    const send = (method, path, body) =>
      fetch(path, { method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
    await send('PUT', '/me/password', { password });
    await send('DELETE', '/session');
  }, password);
  await page.goto(new URL('/app/sign-in?to=/me', page.url()).href);
  await page.locator('input[name=email]').fill(whoIs.coordinator);
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((at) => at.pathname === '/app/me');
  await page.locator('main button').first().click();
  await page.locator('main code').waitFor();
}

export async function openDialog(page, button, at) {
  await page.locator(`main ${button}`).nth(at).click();
  await page.getByRole('dialog').waitFor();
}

/** In a dialog or on the page. */
export async function openForm(page, at) {
  await page.locator('main button').nth(at).click();
  await page.locator('form input').first().waitFor();
}

/** Two searches that somebody keeps; the first picture makes them. */
export async function saveSearches(page) {
  await page.evaluate(async () => {
    const keep = (search) =>
      fetch('/me/searches', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(search) });
    await keep({ name: 'Leaks on the Gulf', asked: { text: 'leak sensors', side: 'need', sector: '38', country: 'AE' } });
    await keep({ name: 'Distributors in Vietnam', asked: { market: 'VN', cooperation: 'distribution' }, tells: false });
  });
  await page.reload();
  await page.waitForLoadState('networkidle');
}

/** A file with a row that is refused. */
export async function beginImport(page) {
  const id = await page.evaluate(async () => {
    const send = (path, type, init) => fetch(path, { ...init, headers: { 'content-type': type } });
    const { organisations } = await (await fetch('/session')).json();
    const about = { kind: 'offerings', organisation: organisations[0], format: 'csv', name: 'offers.csv' };
    const { id } = await (await send('/imports', 'application/json', { method: 'POST', body: JSON.stringify(about) })).json();
    const rows = [
      'externalId,profileType,language,title,summary',
      'p-1,BO,en,Loggers from a file,They listen to buried pipes.',
      'p-2,what,en,Loggers of another kind,',
    ];
    await send(`/imports/${id}/file`, 'text/csv', { method: 'PUT', body: rows.join('\n') });
    return id;
  });
  await page.goto(new URL(`/app/imports/${id}`, page.url()).href);
  await page.locator('main li').first().waitFor();
}

export async function openFirst(page) {
  const first = page.locator('a[href*="/inbox/"]').first();
  await first.waitFor();
  if (!/inbox\/./.test(new URL(page.url()).pathname)) await first.click();
}
