import { Module } from '@nestjs/common';
import { Browsers } from './browsers.js';
import { Delivery } from './delivery.js';
import { Links } from './links.js';
import { Outbox } from './outbox.js';
import { Post } from './post.js';
import { Previews } from './previews.js';
import { Reports } from './reports.js';

const services = [Links, Post, Browsers, Outbox, Delivery, Previews, Reports];

@Module({ providers: services, exports: services })
export class MailModule {}
