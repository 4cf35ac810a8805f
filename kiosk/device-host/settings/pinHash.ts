/** How a PIN is kept in the settings: `scrypt$N$r$p$salt$key`, the last two in base64url. */
export const PIN_HASH = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]{16,})\$([\w-]{32,})$/;
