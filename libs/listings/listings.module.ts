import { Module } from '@nestjs/common';
import { Drafts } from './drafts.js';
import { Lifetimes } from './lifetimes.js';
import { ListingsController } from './listings.controller.js';
import { Listings } from './listings.js';

@Module({ providers: [Drafts, Listings, Lifetimes], controllers: [ListingsController], exports: [Listings, Lifetimes] })
export class ListingsModule {}
