// Package bench measures how fast handbooks are built. It holds no code of the
// program, only benchmarks:
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
// BenchmarkStages times the stages apart, in one process. Run it by itself, as
// the largest memory of a process counts what its parent held when it began.
package bench
