import { Module } from '@nestjs/common';
import { Delivery } from './delivery.js';
import { Links } from './links.js';
import { Outbox } from './outbox.js';
import { Post } from './post.js';

const services = [Links, Post, Outbox, Delivery];

@Module({ providers: services, exports: services })
export class MailModule {}
