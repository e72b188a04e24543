/** What a reader chose for this browser. A cookie, because the server writes language, direction and light into the page itself. */
export function keepWish(name: 'language' | 'scheme', value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `landfall-${name}=${encodeURIComponent(value)}; path=/app; max-age=31536000; samesite=lax${secure}`;
}

export function wish(name: 'language' | 'scheme'): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`landfall-${name}=`));
  return found && decodeURIComponent(found.slice(found.indexOf('=') + 1));
}
