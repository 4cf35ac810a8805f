const TYPES = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' } as const;
const ENDINGS = { pdf: 'pdf', jpeg: 'jpg', png: 'png' } as const;

/** The bytes of a file in base64, as they travel. */
export function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(file);
  });
}

/** Hands a file to whoever asked, to be kept and opened by another program: nothing of it runs in this page. */
export function openFile(base64: string, kind: keyof typeof TYPES, name: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: TYPES[kind] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name.replace(/\.\w+$/, '')}.${ENDINGS[kind]}`;
  link.click();
  URL.revokeObjectURL(address);
}
