package theme

import "html/template"

// What lessons have besides what all pages have, and the pages about them all.

// Lesson is what the page of a lesson shows besides its text.
type Lesson struct {
	Ref        string // its name on the device, "lessons/first"
	Place      string // "Lesson 3 of 10"
	Objectives []string
	Pass       int    // percent of right answers that count as done; 0 when all do
	Kept       string // where to see and forget what the device keeps
	Key        *Quiz  // the questions once more, for the key on paper; nil without questions
}

// Quiz is the questions of a self-check.
type Quiz struct {
	Version   string // another one when a question changed
	Questions []Question
	Rest      template.HTML // what stands below the questions
}

// Question is asked with a few answers to choose from.
type Question struct {
	ID      string
	Number  int
	Ask     template.HTML // in one line
	More    template.HTML // and what else there is to know
	Options []Answer
	After   template.HTML // what stands below the answers
}

// Answer is one of them, and what there is to say about it.
type Answer struct {
	Letter string
	Label  template.HTML
	Note   template.HTML
	Best   bool
}

// Path is lessons in the order in which they are done.
type Path struct {
	Title   string // "" when there is only one path
	Sum     string // "10 lessons · 4 hours 15 minutes"
	Lessons []PathLesson
}

// PathLesson is a lesson in such a list.
type PathLesson struct {
	Ref, URL, Title, Summary, Place string
	Lang, In                        string // of a lesson in another language; as Link has them
	Number, Minutes                 int

	Quiz    *Quiz  // in a workbook
	Checked string // in a workbook: when the numbers in the questions were checked
}

// Completion is the sheet that says what is done.
type Completion struct {
	Base
	Paths    []Path
	Training []string // what people teach, not pages
}

// Workbook is the questions of all lessons.
type Workbook struct {
	Base
	Paths []Path
	Key   bool // the key is at the end
	Other Link // to the other of the two
}
