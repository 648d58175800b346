/*
 * What may stand in a SurveyJS form beside what is read: how it looked there, and the words of its buttons. Anything
 * that is in neither list would change what is asked, and is refused by name.
 */

function names(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

export const readForForm = names('id version title description pages elements questions locale');

export const leftOutOfForm = names(`
  $schema logo logoPosition logoWidth logoHeight logoFit width widthMode fitToContainer headerView backgroundImage
  backgroundImageFit backgroundImageAttachment backgroundOpacity showTitle showPageTitles showPageNumbers
  showQuestionNumbers questionTitleLocation questionDescriptionLocation questionErrorLocation questionTitlePattern
  questionStartIndex requiredText requiredMark showProgressBar progressBarType progressBarLocation
  progressBarShowPageTitles progressBarShowPageNumbers progressBarInheritWidthFrom progressTitle showTOC tocLocation
  showNavigationButtons navigationButtonsLocation showPrevButton showCompletedPage showCompletePage showPreviewBeforeComplete
  completeText pagePrevText pageNextText startSurveyText editText previewText completedHtml completedHtmlOnCondition
  completedBeforeHtml loadingHtml navigateToUrl navigateToUrlOnCondition firstPageIsStarted startedPageIsActive
  questionsOnPageMode checkErrorsMode textUpdateMode focusFirstQuestionAutomatic autoFocusFirstQuestion focusOnFirstError
  autoFocusFirstError storeOthersAsComment maxTextLength maxOthersLength maxCommentLength autoGrowComment allowResizeComment
  cookieName sendResultOnPageNext clearInvisibleValues keepIncorrectValues matrixDragHandleArea
  questionsOrder name themeVariables gridLayoutEnabled lazyRendering lazyRenderEnabled goNextPageAutomatic autoAdvanceEnabled
  allowCompleteSurveyAutomatic autoAdvanceAllowComplete partialSendEnabled partialSend renderMode
`);

export const readForPage = names('name title description elements questions visibleIf');

export const leftOutOfPage = names(`
  navigationTitle navigationDescription navigationButtonsVisibility showNavigationButtons questionTitleLocation
  questionErrorLocation questionTitleWidth questionsOrder maxWidth minWidth width innerIndent startWithNewLine id state
  showNumber showQuestionNumbers questionStartIndex hideNumber indent titleLocation descriptionLocation type
  allowCollapse showDescription
`);

const readForQuestion = 'type name title description isRequired requiredIf visibleIf';

const leftOutOfQuestion = `
  startWithNewLine titleLocation descriptionLocation errorLocation hideNumber showNumber width minWidth maxWidth
  indent rightIndent id state requiredErrorText useDisplayValuesInDynamicTexts useDisplayValuesInTitle commentText
  commentPlaceholder placeholder placeHolder colCount renderAs size cols autoGrow allowResize
  acceptCarriageReturn autocomplete textUpdateMode searchEnabled searchMode showClearButton allowClear otherErrorText
  otherPlaceholder otherPlaceHolder otherPlaceholderText separateSpecialChoices showSelectAllItem hasSelectAll
  selectAllText choicesOrder rateType rateDisplayMode displayMode scaleColorMode rateColorMode autoGenerate
  displayRateDescriptionsAsExtremeItems rowsOrder alternateRows showHeader verticalAlign hideIfRowsEmpty
  hideIfChoicesEmpty columnMinWidth rowTitleWidth dataList maxErrorText minErrorText swapOrder closeOnSelect
  itemSize labelText gridLayoutColumns mobileView displayStyle keyDuplicationError
`;

const choices = 'choices hasOther showOtherItem otherText hasNone showNoneItem noneText';

/** What is read of each type of question that is known. */
export const readForType: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    radiogroup: choices,
    dropdown: choices,
    checkbox: `${choices} minSelectedChoices maxSelectedChoices`,
    boolean: 'labelTrue labelFalse valueTrue valueFalse',
    rating: 'rateMin rateMax rateStep rateCount rateValues minRateDescription maxRateDescription',
    text: 'inputType min max step maxLength',
    comment: 'maxLength rows',
    matrix: 'rows columns isAllRowRequired eachRowRequired',
  }).map(([type, own]) => [type, names(`${readForQuestion} ${own}`)]),
);

export const leftOutOfAny = names(leftOutOfQuestion);

/** Values that say nothing new: the same as where the property is absent. */
export const harmlessValues: Readonly<Record<string, readonly unknown[]>> = {
  choicesOrder: ['none', 'initial', 'default'],
  rowsOrder: ['initial', 'default', 'none'],
  questionsOrder: ['initial', 'default'],
  clearInvisibleValues: ['onComplete', 'onHidden', 'onHiddenContainer', true, 'default'],
  visible: [true],
  readOnly: [false],
  mode: ['edit'],
  validators: [[]],
  triggers: [[]],
  calculatedValues: [[]],
  hasComment: [false],
  showCommentArea: [false],
  showRefuseItem: [false],
  showDontKnowItem: [false],
  eachRowUnique: [false],
  maxTimeToFinish: [0],
};
