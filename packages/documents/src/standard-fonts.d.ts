// The library ships the metrics of the standard fonts without types.
declare module 'pdfmake/build/standard-fonts/Helvetica.js' {
  const container: import('pdfmake/build/pdfmake.js').TFontContainer;
  export default container;
}
