import { readFileSync } from 'node:fs';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '#http';
import { Allow } from '#members';
import { Settings } from '#settings';
import { languages } from '#texts';

const AboutView = z
  .object({
    version: z.string(),
    demonstration: z
      .boolean()
      .describe('Whether this is being tried out: mails are kept to be read, and the sample can be loaded'),
    languages: z.array(z.string()),
  })
  .meta({ id: 'AboutView' });

const { version } = JSON.parse(readFileSync(packageFile(), 'utf8')) as { version: string };

/** What anybody may know of this Landfall. */
@Controller('about')
export class AboutController {
  constructor(private readonly settings: Settings) {}

  @Get()
  @Allow('welcome.read')
  @Answers(AboutView)
  about(): z.infer<typeof AboutView> {
    return { version, demonstration: this.settings.values.demonstration, languages: [...languages] };
  }
}

/** Seen from dist/ it is one folder further away. */
function packageFile(): URL {
  const beside = new URL('../../../', import.meta.url);
  return new URL('package.json', beside.pathname.endsWith('/dist/') ? new URL('../', beside) : beside);
}
