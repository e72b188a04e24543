import { Module } from '@nestjs/common';
import { Announcements } from './announcements.js';

@Module({ providers: [Announcements], exports: [Announcements] })
export class LiveModule {}
