import { inAnEnvironmentOfItsOwn } from './build-console.mjs';

it.each([undefined, 'test', 'development'])('a build leaves NODE_ENV as it was (%s), however it ends', async (before) => {
  const kept = process.env.NODE_ENV;
  try {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
    await inAnEnvironmentOfItsOwn(async () => void (process.env.NODE_ENV = 'production'));
    expect(process.env.NODE_ENV).toBe(before);
    const fails = async () => {
      process.env.NODE_ENV = 'production';
      throw new Error('does not build');
    };
    await expect(inAnEnvironmentOfItsOwn(fails)).rejects.toThrow('does not build');
    expect(process.env.NODE_ENV).toBe(before);
  } finally {
    process.env.NODE_ENV = kept;
  }
});
