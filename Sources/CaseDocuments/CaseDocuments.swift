// CaseDocuments: what an office hands out on paper or as a file. A document is blocks; text and HTML come from the same blocks.
//
// Pure: values in, a string out. This module must not know of files, printers, terminals, stores or clocks, and it draws
// nothing on a canvas. Every text that reaches it is taken as hostile and made harmless where it is laid out.
