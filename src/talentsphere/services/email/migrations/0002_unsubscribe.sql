-- Where a mail program unsubscribes its reader, for mails that come again and again.
ALTER TABLE email.message ADD COLUMN unsubscribe text;
