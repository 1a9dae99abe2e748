// Package bench measures how fast handbooks are built and served. It holds no
// code of the program, only benchmarks:
//
//	make bench-build
//	go test ./generator/bench -run '^$' -bench Build -benchtime 1x -pages 100,1000,10000 -rounds 5
//
// Times of one machine on one day say little, so every figure is a ratio. A
// round builds the handbook with the command itself and then with the floor,
// each in a process of its own, one after the other; the median of the rounds'
// ratios is reported. The floor is what any builder made of the same libraries
// must do and nothing more: of each page alone, read the front matter and the
// Markdown, put them into a template with the same frame, minify the result
// and write it. It has no lists, links, search, checks, print views, service
// worker or safe publishing.
//
// The corpora (corpus_test.go) are the pages of the starter handbook again and
// again, with names, links and words of their own: every kind in its usual
// share, with all its fields and parts.
//
// BenchmarkServe starts the command's dev server in a process of its own, on
// Linux, and saves one page again and again, its text and its title in turn:
//
//	make bench-serve
//	go test ./generator/bench -run '^$' -bench Serve -pages 1000,10000 -saves 60
//
// It reports how long the first answer takes (ready-ms); the largest memory
// until then (ready-MiB) and in the end (peak-MiB); after how long a page asked
// for every millisecond has the new text (text) or title (title), and open
// pages are told to load again (message), each for half of the saves (p50) and
// for 19 of 20 (p95); and the CPU time that a save takes the server when nobody
// asks meanwhile (cpu-ms/save), which depends least on what else the machine
// does. After each title every file that names the page must have it at the
// next request, lists and search index too. Before that it builds the handbook
// twice, reports the second build as a share of the first (same/cold), and
// fails when that one wrote or renamed a file.
//
// BenchmarkStages times the stages apart, in one process. Run it by itself, as
// the largest memory of a process counts what its parent held when it began.
package bench
