import { Controller, Get, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers } from '#http';
import { Announcements, LiveStream, topics } from '#live';
import { Allow, Who } from '#members';
import { Asking } from '../http/asking.js';

const stream = z.any().meta({
  description: `Server-sent events without end; the data of each is {"changed": [...]} with some of: ${topics.join(', ')}`,
});

@Controller()
export class LiveController {
  constructor(
    private readonly announcements: Announcements,
    private readonly asking: Asking,
  ) {}

  /** Says within a second or two that something changed that the reader may see; what it is, they ask. */
  @Get('live')
  @Allow('live.hear')
  @Answers(stream)
  hear(@Who() actor: PersonActor, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const live = new LiveStream(actor, () => this.asking.stillThere(request));
    const leave = this.announcements.join(live);
    reply.raw.once('close', () => {
      leave();
      live.close();
    });
    // a proxy that would wait for the end waits for ever; and a process that ends waits for no connection that was kept for more
    void reply.headers({ 'x-accel-buffering': 'no', connection: 'close' });
    return new StreamableFile(live.body, { type: 'text/event-stream' });
  }
}
