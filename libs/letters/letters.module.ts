import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { LetterMail } from './letter-mail.js';
import { LettersController } from './letters.controller.js';
import { Letters } from './letters.js';
import { Verification } from './verification.js';

@Module({
  imports: [MailModule],
  providers: [Letters, LetterMail, Verification],
  controllers: [LettersController],
  exports: [Letters, LetterMail, Verification],
})
export class LettersModule {}
