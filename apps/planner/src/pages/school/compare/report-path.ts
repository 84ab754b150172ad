/** Address of the report page; what it shows stands behind the #, which a browser keeps to itself. */
export const REPORT_PATH = '/laporan-uji-hitung';
