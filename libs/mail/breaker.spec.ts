import { Breaker } from './breaker.js';

describe('a server that cannot be reached', () => {
  let now = 0;
  const breaker = new Breaker(() => now);
  const fail = (times: number) => {
    for (let i = 0; i < times; i++) breaker.failed();
  };

  it('is tried five times, then left alone, each time twice as long up to four minutes', () => {
    fail(4);
    expect(breaker.secondsAway).toBe(0);
    fail(1);
    expect(breaker.secondsAway).toBe(15);
    now += 15_000;
    expect(breaker.secondsAway).toBe(0);
    fail(1);
    expect(breaker.secondsAway).toBe(30);
    fail(10);
    expect(breaker.secondsAway).toBe(240);
  });

  it('is as good as new when it answers', () => {
    breaker.answered();
    expect(breaker.secondsAway).toBe(0);
    fail(4);
    expect(breaker.secondsAway).toBe(0);
  });
});
