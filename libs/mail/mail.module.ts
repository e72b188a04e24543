import { Module } from '@nestjs/common';
import { Links } from './links.js';
import { Post } from './post.js';

@Module({ providers: [Links, Post], exports: [Links, Post] })
export class MailModule {}
