/* What scripts improve; nothing here is needed to read. */
"use strict";
