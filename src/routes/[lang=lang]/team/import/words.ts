import type { Column, LineKind, UploadState } from '#places';
import type { TeamKey } from '#platform/i18n/team.ts';

/** Why a list could not be taken in, looked through or brought in. */
export const PROBLEMS: Readonly<Record<string, TeamKey>> = {
	noFile: 'importNoFile',
	emptyFile: 'importEmpty',
	fileTooLarge: 'importTooLarge',
	wrongEncoding: 'importEncoding',
	isPacked: 'importPacked',
	isPicture: 'importPicture',
	isWebPage: 'importWebPage',
	notText: 'importNotText',
	notJson: 'importNotJson',
	notAFeatureCollection: 'importNotCollection',
	notCsv: 'importNotCsv',
	headerUnreadable: 'importNoHeader',
	tooManyRows: 'importTooManyRows',
	tooManyUploads: 'importTooMany',
	uploadBusy: 'importBusy',
	importBusy: 'importOtherBusy',
	changedMeanwhile: 'importChangedMeanwhile',
	noSuchUpload: 'importFileGone',
	notAllowed: 'importOnlyActing',
	'columnMissing.name': 'importNeedsName',
	'columnMissing.lat': 'importNeedsPoint',
	'columnMissing.lon': 'importNeedsPoint',
	columnTwice: 'importColumnTwice',
	badInput: 'importColumnTwice'
};

export const STATE_WORDS: Readonly<Record<UploadState, TeamKey>> = {
	columns: 'importStateColumns',
	working: 'importStateWorking',
	interrupted: 'importStateInterrupted',
	refused: 'importStateRefused',
	previewed: 'importStatePreviewed',
	imported: 'importStateImported',
	gone: 'importStateGone'
};

export const KIND_WORDS: Readonly<Record<LineKind, TeamKey>> = {
	added: 'importAdded',
	changed: 'importChanged',
	kept: 'importKept',
	doubtful: 'importDoubtful',
	duplicate: 'importDuplicate',
	skipped: 'importSkipped'
};

export const COLUMN_WORDS: Readonly<Record<Column, TeamKey>> = {
	name: 'name',
	name_nl: 'importNameNl',
	name_fr: 'importNameFr',
	kind: 'importKind',
	street: 'street',
	number: 'number',
	postcode: 'postcode',
	town: 'town',
	lat: 'latitude',
	lon: 'longitude',
	hours: 'importHours',
	takeaway: 'takeaway',
	services: 'importServices',
	languages: 'importLanguages',
	phone: 'phone',
	website: 'website',
	step_free: 'stepFree',
	accessible_toilet: 'accessibleToilet',
	dogs: 'dogs',
	friendly_face: 'friendlyFace',
	source_id: 'importSourceId'
};

/** The reason of a line by its code. The codes of things that are no places stand in osm-mapping.json, where more may come. */
export const REASONS: Readonly<Record<string, TeamKey>> = {
	duplicate: 'importWhyDuplicate',
	repeated: 'importWhyRepeated',
	nameless: 'importWhyNameless',
	nameTooLong: 'importWhyNameTooLong',
	pointUnreadable: 'importWhyPointUnreadable',
	columnsUneven: 'importWhyColumnsUneven',
	notAFeature: 'importWhyNotAFeature',
	notAPlace: 'importWhyNotAPlace',
	vacant: 'importWhyVacant',
	gone: 'importWhyGone',
	private: 'importWhyPrivate',
	parking: 'importWhyParking',
	playground: 'importWhyPlayground',
	outdoors: 'importWhyOutdoors',
	sight: 'importWhySight',
	artwork: 'importWhyArtwork',
	atm: 'importWhyAtm',
	vendingMachine: 'importWhyVendingMachine',
	furniture: 'importWhyFurniture',
	informationBoard: 'importWhyInformationBoard',
	hoursUnreadable: 'importWhyHoursUnreadable',
	phoneUnclear: 'importWhyPhoneUnclear',
	phoneSeveral: 'importWhyPhoneSeveral',
	websiteUnreadable: 'importWhyWebsiteUnreadable',
	pointSwapped: 'importWhyPointSwapped',
	pointAbroad: 'importWhyPointAbroad',
	kindMissing: 'importWhyKindMissing',
	kindUnknown: 'importWhyKindUnknown',
	serviceUnknown: 'importWhyServiceUnknown',
	customersOnly: 'importWhyCustomersOnly',
	languageUnknown: 'importWhyLanguageUnknown',
	accessUnclear: 'importWhyAccessUnclear',
	tooLong: 'importWhyTooLong'
};
