// Made from /openapi.json by `npm run client`; a test compares them.
export interface paths {
  '/about': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['AboutController_about'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/anonymity-checks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['AnonymityController_check'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assessments/{id}/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['AssessmentsController_answer'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/assets/pages.css': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['DocumentsController_styles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/catalogue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['CatalogueController_find'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/contests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['BehindController_waitingContests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/contests/{id}/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['BehindController_answerContest'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/control-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['BehindController_readRules'];
    put: operations['BehindController_setRules'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/corpus': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MatchesController_corpus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/corpus-snapshots': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['MatchesController_renew'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/demonstration-links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['DemonstrationController_make'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/exchange-rates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['ResultsController_load'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/exports/{kind}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ExportsController_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['HealthController_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['HealthController_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/held-listings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ListingPartsController_held'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/held-listings/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['ListingPartsController_release'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['HubsController_list'];
    put?: never;
    post: operations['HubsController_propose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{hub}/recipients': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['RecipientsController_list'];
    put?: never;
    post: operations['RecipientsController_add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{hub}/recipients/{contact}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['RecipientsController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: operations['HubSettingsController_adjust'];
    trace?: never;
  };
  '/hubs/{id}/admission-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['AdmissionsController_read'];
    put: operations['AdmissionsController_set'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/admission-rules/trial': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['AdmissionsController_try'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/checklist': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['HubSettingsController_checklist'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/coordinators': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['HubsController_coordinators'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/coordinators/{person}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['HubsController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/costs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ResultsController_list'];
    put?: never;
    post: operations['ResultsController_record'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/costs/{cost}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['ResultsController_strike'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['QueueController_decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/demand': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['DemandController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/holidays': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['CalendarsController_holidays'];
    put: operations['CalendarsController_set'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/holidays/{day}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['CalendarsController_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/introductions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['HubIntroductionsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/mandates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['HubsController_mandate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/proposals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['QueueController_propose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/public-holidays/{year}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['CalendarsController_publicHolidays'];
    put: operations['CalendarsController_take'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/queue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['QueueController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/reported-messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MessagesController_reported'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ResultsController_of'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['HubSettingsController_copy'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/slates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MatchesController_slates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['HubsController_move'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['QueueController_list'];
    put?: never;
    post: operations['QueueController_save'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hubs/{id}/views/{view}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['QueueController_change'];
    post?: never;
    delete: operations['QueueController_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ImportsController_list'];
    put?: never;
    post: operations['ImportsController_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/imports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ImportsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/imports/{id}/errors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ImportsController_errors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/imports/{id}/file': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ImportsController_receive'];
    post?: never;
    delete: operations['ImportsController_drop'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/imports/{id}/mapping': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ImportsController_remap'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/imports/{id}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ImportsController_rows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/imports/{id}/run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ImportsController_run'];
    post?: never;
    delete: operations['ImportsController_undo'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/inbound/reports/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['MailsController_take'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/interest-register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['InterestsController_counted'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/interest-register/{country}/threshold': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['InterestsController_setThreshold'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/interests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['InterestsController_own'];
    put?: never;
    post: operations['InterestsController_register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/interests/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['InterestsController_withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['IntroductionsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['IntroductionsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions/{id}/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['IntroductionsController_answer'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions/{id}/asking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['IntroductionsController_stop'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions/{id}/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ResultsController_evidence'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions/{id}/hand-over': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['IntroductionsController_handOver'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions/{id}/letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['LettersController_list'];
    put?: never;
    post: operations['LettersController_issue'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions/{id}/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['IntroductionsController_copyLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions/{id}/meetings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MeetingsController_list'];
    put?: never;
    post: operations['MeetingsController_propose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions/{id}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MessagesController_list'];
    put?: never;
    post: operations['MessagesController_send'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions/{id}/outcome': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['IntroductionsController_outcome'];
    put: operations['IntroductionsController_report'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/introductions/{id}/recorded-answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['IntroductionsController_record'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['OperationsController_jobs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/jobs/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['OperationsController_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['OperationsController_ledger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/letters/{id}/file': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['LettersController_file'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/letters/{id}/revocation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['LettersController_revoke'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listing-facets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ListingsController_kinds'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ListingsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ListingsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: operations['ListingsController_change'];
    trace?: never;
  };
  '/listings/{id}/assessments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['AssessmentsController_list'];
    put?: never;
    post: operations['AssessmentsController_make'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/copies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['ListingPartsController_copy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/duplicates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ListingPartsController_duplicates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/end-use': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['BehindController_readEndUse'];
    put: operations['BehindController_stateEndUse'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/extension': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ListingPartsController_extend'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ListingPartsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/merger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ListingPartsController_merge'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/publication': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ListingsController_publish'];
    post?: never;
    delete: operations['ListingsController_withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/quality': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MatchesController_qualityOf'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/translations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['TranslationsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/translations/{language}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['TranslationsController_write'];
    post?: never;
    delete: operations['TranslationsController_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/translations/{language}/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['TranslationsController_confirm'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/listings/{id}/translations/{language}/machine': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['TranslationsController_ask'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['LiveController_hear'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mails': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MailsController_mails'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mails/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MailsController_mail'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mails/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['MailsController_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mails/templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MailsController_templates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mails/templates/{kind}/{language}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MailsController_template'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mandates/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['MandatesController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/matches/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MatchesController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['RightsController_leave'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['RightsController_held'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/digest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['PreferencesController_preview'];
    put?: never;
    post: operations['PreferencesController_sendNow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/digest-preferences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['PreferencesController_read'];
    put: operations['PreferencesController_change'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['OwnInvitationsController_own'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/invitations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['OwnInvitationsController_accept'];
    post?: never;
    delete: operations['OwnInvitationsController_decline'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['PeopleController_keys'];
    put?: never;
    post: operations['PeopleController_makeKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['PeopleController_revokeKey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['PeopleController_setPassword'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/searches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['SavedSearchesController_list'];
    put?: never;
    post: operations['SavedSearchesController_save'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/searches/{search}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['SavedSearchesController_change'];
    post?: never;
    delete: operations['SavedSearchesController_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['OwnSignInController_keep'];
    post: operations['OwnSignInController_begin'];
    delete: operations['OwnSignInController_giveUp'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['OwnSignInController_list'];
    put?: never;
    post?: never;
    delete: operations['OwnSignInController_endOthers'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['OwnSignInController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/me/stakes/{organisation}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['AssessmentsController_declare'];
    post?: never;
    delete: operations['AssessmentsController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/meetings/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['MeetingsController_cancel'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/meetings/{id}/attendance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['MeetingsController_attended'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/meetings/{id}/booking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['MeetingsController_book'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/meetings/{id}/times': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MeetingsController_times'];
    put: operations['MeetingsController_mark'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/messages/{id}/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['MessagesController_report'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/needs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['ListingsController_draftNeed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/needs/{id}/matches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MatchesController_ofNeed'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/offerings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['ListingsController_draftOffering'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['DocumentsController_document'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/operations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['OperationsController_operations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organisations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['OrganisationsController_register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organisations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['OrganisationsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organisations/{id}/closing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ColleaguesController_close'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organisations/{id}/contests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['BehindController_ownContests'];
    put?: never;
    post: operations['BehindController_contest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organisations/{id}/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['ColleaguesController_invite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organisations/{id}/invitations/{invitation}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete: operations['ColleaguesController_withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organisations/{id}/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ColleaguesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organisations/{id}/members/{person}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ColleaguesController_setRole'];
    post?: never;
    delete: operations['ColleaguesController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organisations/{id}/principals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['BehindController_readPrincipals'];
    put: operations['BehindController_sayPrincipals'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organisations/{id}/suspension': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['OrganisationsController_suspend'];
    post?: never;
    delete: operations['OrganisationsController_resume'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/organisations/{id}/verifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['VerificationsController_list'];
    put?: never;
    post: operations['VerificationsController_claim'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/password-resets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['PasswordResetsController_ask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/people': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['PeopleController_invite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/people/{id}/suspension': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['PeopleController_suspend'];
    post?: never;
    delete: operations['PeopleController_reinstate'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['PoliciesController_list'];
    put?: never;
    post: operations['PoliciesController_fit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policies/{version}/shipment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['PoliciesController_ship'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ProposalsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ProposalsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/another-chosen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ProposalsController_setAside'];
    post?: never;
    delete: operations['ProposalsController_undoSettingAside'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/approval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ProposalsController_approve'];
    post?: never;
    delete: operations['ProposalsController_undo'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/assignment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ProposalsController_assign'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ProposalsController_comments'];
    put?: never;
    post: operations['ProposalsController_comment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/question': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ProposalsController_ask'];
    post?: never;
    delete: operations['ProposalsController_callBack'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/rejection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ProposalsController_reject'];
    post?: never;
    delete: operations['ProposalsController_undoRejection'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ProposalsController_review'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/snooze': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ProposalsController_snooze'];
    post?: never;
    delete: operations['ProposalsController_wake'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ProposalsController_happened'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proposals/{id}/watch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ProposalsController_watch'];
    post?: never;
    delete: operations['ProposalsController_unwatch'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/questions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['QuestionsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/questions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['QuestionsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/questions/{id}/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['QuestionsController_answer'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/retention': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['RightsController_retained'];
    put: operations['RightsController_retain'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/screening-hits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ScreeningController_hits'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/screening-hits/{organisation}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ScreeningController_decide'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/screening-lists': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['ScreeningController_all'];
    put?: never;
    post: operations['ScreeningController_load'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/screening-lists/{id}/removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['ScreeningController_askRemoval'];
    post?: never;
    delete: operations['ScreeningController_keep'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sector-suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['ListingsController_suggestSectors'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sectors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['SectorsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['SessionController_read'];
    put?: never;
    post: operations['SessionController_open'];
    delete: operations['SessionController_close'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/verifications/{id}/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['VerificationsController_check'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/verifications/{id}/document': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put: operations['VerificationsController_see'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['WebhooksController_list'];
    put?: never;
    post: operations['WebhooksController_make'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['WebhooksController_read'];
    put?: never;
    post?: never;
    delete: operations['WebhooksController_remove'];
    options?: never;
    head?: never;
    patch: operations['WebhooksController_change'];
    trace?: never;
  };
  '/webhooks/{id}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['WebhooksController_messages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{id}/messages/{message}/redelivery': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['WebhooksController_redeliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/{id}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['WebhooksController_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/why-not': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['MatchesController_whyNot'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AboutView: {
      /** @description Whether this is being tried out: mails are kept to be read, and the sample can be loaded */
      demonstration: boolean;
      languages: string[];
      version: string;
    };
    AddRecipient: {
      email: string;
      /** @description Why they may be written to */
      ground: string;
      language: string;
      name: string;
      /**
       * Format: uuid
       * @description Whose listings they read of
       */
      organisation: string;
      /** @description Where the address comes from */
      source: string;
      zone: string;
    };
    AdjustHub: {
      /**
       * @description What an anonymous listing meets that tells who wrote it; keep: it is not published in the hub’s market
       * @enum {string}
       */
      anonymity?: 'warn' | 'keep';
      /** @description What a firm declares before it is introduced, a text a language */
      attestations?: {
        language: string;
        text: string;
      }[];
      /** @description Introductions that the coordinators can carry at once */
      capacity?: number;
      consentDays?: number;
      /**
       * @description Who is asked first
       * @enum {string}
       */
      consentOrder?: 'firm_first' | 'buyer_first' | 'together';
      currency?: string;
      fallbackLanguage?: string;
      languages?: string[];
      /** @description Who writes: the name and the address that stand on what the hub sends and prints */
      letterhead?: string | null;
      /** @description Names of the denied-party lists that the hub relies on */
      listPolicy?: string[];
      /** @description Working days until whoever was asked is asked once more */
      nudgeDays?: number;
      replyTo?: string;
      /** @description Pairs that one organisation may ask the coordinators for within thirty days */
      requestsAMonth?: number;
      /** @description Working days until a pair that waits for a decision is overdue */
      reviewDays?: number;
      /**
       * @description Which pairs a second coordinator must approve too; risky: a rule could not be answered
       * @enum {string}
       */
      secondEyes?: 'never' | 'risky' | 'always';
      /** @description ISO weekdays, 1 is Monday */
      workWeek?: number[];
      zone?: string;
    };
    AdmissionRules: {
      rules: {
        /** @description Whether the request is for critical infrastructure */
        criticalInfrastructure?: boolean;
        /**
         * @description Of the offering
         * @default []
         */
        licenceModels: ('proprietary' | 'source_available' | 'open_source')[];
        /** @description What whoever is stopped by it is told */
        name: string;
        /**
         * @description Countries that the firm is of
         * @default []
         */
        origins: string[];
        /**
         * @description Countries that the firm is not of
         * @default []
         */
        originsExcept: string[];
        /**
         * @description Of the request or of the offering
         * @default []
         */
        sectors: string[];
        /** @enum {string} */
        verdict: 'allow' | 'approve' | 'refuse';
      }[];
      /** @description 0 where nobody has set any: everybody is admitted */
      version: number;
    };
    AdmissionTrial: {
      /** @description Refused by the rules of now and not by these; at most 100 are named */
      again: {
        firm: {
          id: string;
          name: string;
        };
        need: {
          id: string;
          title: string;
        };
        offering: {
          id: string;
          title: string;
        };
        /** @description The open proposal of the pair */
        proposal: string | null;
        /** @description The rule that decides; none where no rule applies */
        rule: string | null;
      }[];
      /** @description At most 100 are named */
      approve: {
        firm: {
          id: string;
          name: string;
        };
        need: {
          id: string;
          title: string;
        };
        offering: {
          id: string;
          title: string;
        };
        /** @description The open proposal of the pair */
        proposal: string | null;
        /** @description The rule that decides; none where no rule applies */
        rule: string | null;
      }[];
      counts: {
        again: number;
        approve: number;
        refused: number;
      };
      /** @description Firms that would lose a pair */
      firms: number;
      /** @description Pairs that meet in the hub now, or that its rules refuse now */
      pairs: number;
      /** @description At most 100 are named */
      refused: {
        firm: {
          id: string;
          name: string;
        };
        need: {
          id: string;
          title: string;
        };
        offering: {
          id: string;
          title: string;
        };
        /** @description The open proposal of the pair */
        proposal: string | null;
        /** @description The rule that decides; none where no rule applies */
        rule: string | null;
      }[];
    };
    AnonymityQuestion: {
      advantages?: string;
      description?: string;
      expertiseSought?: string;
      keywords?: string[];
      /**
       * Format: uuid
       * @description Whose listing it is: its own name, website and number are looked for
       */
      organisation: string;
      summary?: string;
      title?: string;
    };
    AnonymityView: {
      items: components['schemas']['Telling'][];
    };
    AnswerAssessment: {
      text: string;
    };
    AnswerConsent:
      | {
          /** @enum {string} */
          answer: 'accept';
          /** @description The version of the hub’s attestation that is declared; needed while `attestation` is not null */
          attests?: number;
          note?: string;
        }
      | {
          /** @enum {string} */
          answer: 'decline';
          /** @enum {string} */
          code:
            | 'not_what_was_asked'
            | 'key_facts_missing'
            | 'wrong_region'
            | 'wrong_stage'
            | 'price_or_volume'
            | 'already_have_a_partner'
            | 'met_before'
            | 'no_capacity_now'
            | 'certification_missing'
            | 'compliance'
            | 'duplicate'
            | 'spam';
          note?: string;
        }
      | {
          /** @enum {string} */
          answer: 'not_now';
          note?: string;
          /** Format: date */
          until: string;
        };
    AnswerContest: {
      answer: string;
    };
    AnswerQuestion: {
      /** @description What the listing is to say from now on; it is matched again */
      changes?: components['schemas']['ListingChange'];
      text: string;
      /** @description Of the listing, where it is changed with the answer */
      version?: number;
    };
    AskDemonstrationLink: {
      email: string;
    };
    AskListRemoval: {
      reason: string;
    };
    AskPasswordReset: {
      email: string;
    };
    AskQuestion: {
      /** @enum {string} */
      side: 'offering' | 'need';
      /** @description About that side’s own listing; it is told nothing of the other */
      text: string;
    };
    AssessedView: {
      agreement: number | null;
      attaches: number;
      hub: string;
      /** @enum {string} */
      kind: 'readiness' | 'market_need';
      rating: number;
    };
    AssessmentsView: {
      assessed: components['schemas']['AssessedView'][];
      items: components['schemas']['AssessmentView'][];
    };
    AssessmentView: {
      answer: string | null;
      answeredAt: string | null;
      attache: string | null;
      evidence: string;
      evidenceAddress: string | null;
      /** Format: date-time */
      expiresAt: string;
      hub: {
        id: string;
        name: string;
      };
      id: string;
      /** @enum {string} */
      kind: 'readiness' | 'market_need';
      /** Format: date-time */
      madeAt: string;
      mine: boolean;
      rating: number;
      ratings: {
        [key: string]: number;
      };
      /** @enum {string} */
      state: 'counts' | 'expired' | 'voided';
    };
    AssignProposal: {
      to: string | null;
    };
    BookMeeting: {
      place?: string;
      /**
       * Format: date-time
       * @description An instant with its offset, such as 2026-10-26T10:00:00+03:00
       */
      startsAt: string;
    };
    BrokeredIntroductionPage: {
      items: components['schemas']['BrokeredIntroductionView'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    BrokeredIntroductionView: {
      /** @description Both sides report the same stage. */
      confirmedByBoth: boolean;
      endedAt: string | null;
      handedOverAt: string | null;
      id: string;
      madeAt: string | null;
      /** Format: date-time */
      openedAt: string;
      proposal: string;
      sides: {
        answeredAt: string | null;
        askedAt: string | null;
        attestation: {
          texts: {
            language: string;
            text: string;
          }[];
          version: number;
        } | null;
        declineCode: string | null;
        effectiveAt: string | null;
        expiresAt: string | null;
        note: string | null;
        organisation: {
          id: string;
          name: string | null;
        };
        outcome: {
          met: boolean;
          /** @enum {string} */
          stage: 'talking' | 'nda' | 'mou' | 'pilot' | 'agreement' | 'follow_on' | 'ended';
          valueBand: ('none' | 'up_to_10k' | 'up_to_100k' | 'up_to_1m' | 'over_1m') | null;
        } | null;
        /** @description Answers by a link; a coordinator may record its answer where the mandate allows */
        represented: boolean;
        /** @enum {string} */
        side: 'offering' | 'need';
        /** @enum {string} */
        state: 'not_asked' | 'asked' | 'accepted' | 'taken_back' | 'declined' | 'not_now' | 'expired';
        title: string | null;
        until: string | null;
        version: number;
      }[];
      /** @enum {string} */
      state: 'opening' | 'undone' | 'asking' | 'made' | 'handed_over' | 'held' | 'declined' | 'expired' | 'withdrawn' | 'closed';
      /** Format: date-time */
      takesEffectAt: string;
      version: number;
    };
    CalibrationView: {
      bins: {
        count: number;
        from: number;
        happened: number;
        predicted: number;
        to: number;
      }[];
      /** @description Mean squared error of its probability of a yes, 0..1. */
      brier: number;
      /** @description The same of always saying their share of yes: what is not below it knows nothing. */
      constant: number;
      /** @description Answers since the policy in force was put in force, the latest 10,000 at most; it learnt from none of them. */
      count: number;
      /** @description Expected calibration error, 0..1: mean distance of said and happened over ten equal bins. */
      ece: number;
    };
    /** @description A listing as its owner lets everybody read it; what may not be shown is empty */
    CatalogueCard: {
      cooperationTypes: (
        | 'commercial_agency'
        | 'distribution'
        | 'franchise'
        | 'licence'
        | 'supply'
        | 'outsourcing'
        | 'subcontracting'
        | 'manufacturing'
        | 'joint_venture'
        | 'investment'
        | 'commercial_agreement_with_technical_assistance'
        | 'technical_cooperation'
        | 'rd_cooperation'
        | 'reciprocal_production'
        | 'shared_use'
        | 'training'
      )[];
      country: string | null;
      deliveryModes: ('on_premises' | 'saas' | 'shared_use' | 'hardware' | 'service' | 'training')[];
      language: string;
      markets: string[];
      /** @description Where the listing is named */
      organisation: string | null;
      /** @enum {string} */
      profileType: 'BO' | 'BR' | 'TO' | 'TR' | 'RDR';
      publishedOn: string;
      sectors: {
        code: string;
        label: string;
      }[];
      /** @enum {string} */
      side: 'offering' | 'need';
      summary: string | null;
      title: string;
    };
    CataloguePage: {
      count: number;
      /** @description Of all that is found, by what is shown of it; a sector by its division */
      facets: {
        count: number;
        /** @enum {string} */
        facet: 'side' | 'profileType' | 'sector' | 'country' | 'market' | 'cooperation' | 'delivery' | 'language';
        value: string;
      }[];
      items: components['schemas']['CatalogueCard'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    ChangeDigestPreferences: {
      /** @description How often, for each kind. each: a notification by day; daily: on working days */
      frequencies: {
        /** @enum {string} */
        decisions: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
        /** @enum {string} */
        finds: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
        /** @enum {string} */
        listings: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
        /** @enum {string} */
        proposals: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
        /** @enum {string} */
        results: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
        /** @enum {string} */
        views: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
      };
      /** @description Hour on the clock in `zone` */
      hour: number;
      /** @description Language of the mail */
      language: string;
      /** @description Nothing before this day */
      pausedUntil: string | null;
      /** @description ISO weekday, 1 is Monday: of weekly news, and of monthly news (its first in the month) */
      weekday: number;
      /** @description IANA time zone */
      zone: string;
    };
    ChangeWebhook: {
      /** @description Enabled again, it gets what has waited */
      enabled?: boolean;
      /** @description What is told */
      events?: (
        | 'listing.drafted'
        | 'listing.changed'
        | 'listing.published'
        | 'listing.withdrawn'
        | 'listing.expired'
        | 'listing.archived'
        | 'mandate.given'
        | 'mandate.ended'
        | 'proposals.placed'
        | 'introduction.opened'
        | 'introduction.ended'
        | 'consent.asked'
        | 'introduction.made'
        | 'outcome.recorded'
      )[];
      /**
       * Format: uri
       * @description https, on port 443 or 8443, at a public address
       */
      url?: string;
    };
    ClaimNumber: {
      /** @enum {string} */
      kind: 'lei' | 'inn' | 'ogrn' | 'mst' | 'domain';
      value: string;
    };
    CloseOrganisation: {
      /** @description Its name, once more: it cannot be opened again */
      name: string;
    };
    ColleagueInvitation: {
      email: string;
      expiresAt: string;
      /** Format: uuid */
      id: string;
      /** @description As whoever invites wrote it */
      name: string;
      /** @description Whether its time is over: invite again */
      over: boolean;
      /** @enum {string} */
      role: 'owner' | 'member';
    };
    Comments: {
      items: components['schemas']['CommentView'][];
    };
    CommentView: {
      /** Format: date-time */
      at: string;
      by: {
        id: string;
        name: string | null;
      };
      id: string;
      text: string;
    };
    ConsentLink: {
      url: string;
    };
    ContestList: {
      items: components['schemas']['ContestView'][];
    };
    ContestView: {
      answer: string | null;
      answeredAt: string | null;
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      madeAt: string;
      /** Format: uuid */
      organisation: string;
      text: string;
    };
    ControlRulesView: {
      rules: {
        /** @enum {string} */
        asks: 'statement' | 'refuse';
        /** @description The class it stands for, such as a category of a control list */
        code: string;
        destinations: ('*' | string)[];
        sectors: string[];
      }[];
      version: number;
    };
    Coordinators: {
      items: {
        /** Format: uuid */
        id: string;
        name: string;
      }[];
    };
    CopySettings: {
      /**
       * Format: uuid
       * @description The hub whose settings are taken
       */
      from: string;
    };
    CorpusView: {
      documents: number;
      matches: number;
      snapshot: number | null;
    };
    CostList: {
      items: components['schemas']['CostView'][];
    };
    CostView: {
      amount: string;
      attache: string | null;
      currency: string;
      id: string;
      /** @enum {string} */
      kind: 'staff' | 'rent' | 'travel' | 'events' | 'other';
      on: string;
      sector: string | null;
    };
    DecidedMany: {
      items: {
        done: boolean;
        /** @description What it became, the latest round. Until `takesEffectAt` an approval can be undone. */
        introduction: {
          id: string;
          /** @enum {string} */
          state:
            'opening' | 'undone' | 'asking' | 'made' | 'handed_over' | 'held' | 'declined' | 'expired' | 'withdrawn' | 'closed';
          /** Format: date-time */
          takesEffectAt: string;
        } | null;
        /** @description Why not, as the same request alone would be refused */
        problem: {
          code: string;
          facts: {
            [key: string]: unknown;
          };
          status: number;
        } | null;
        proposal: string;
        state:
          | ('queued' | 'in_review' | 'snoozed' | 'awaiting_information' | 'approved' | 'rejected' | 'another_chosen' | 'expired')
          | null;
        version: number | null;
      }[];
      preview: boolean;
    };
    DecideHit: {
      /** @enum {string} */
      decision: 'dismissed' | 'confirmed';
      note: string;
    };
    DecideMany: {
      decisions: {
        decide:
          | {
              /** @enum {string} */
              as: 'approve';
            }
          | {
              /** @enum {string} */
              as: 'another_chosen';
            }
          | {
              /** @enum {string} */
              as: 'reject';
              /** @enum {string} */
              code:
                | 'not_what_was_asked'
                | 'key_facts_missing'
                | 'wrong_region'
                | 'wrong_stage'
                | 'price_or_volume'
                | 'already_have_a_partner'
                | 'met_before'
                | 'no_capacity_now'
                | 'certification_missing'
                | 'compliance'
                | 'duplicate'
                | 'spam';
              note?: string;
            }
          | {
              /** @enum {string} */
              as: 'snooze';
              snooze: components['schemas']['Snooze'];
            }
          | {
              /** @enum {string} */
              as: 'assign';
              to: string | null;
            };
        /** Format: uuid */
        proposal: string;
        version: number;
      }[];
      /** @description Says what each would come to, and changes nothing */
      preview: boolean;
    };
    DeclareInterest: {
      note: string;
    };
    /** @description Sectors in which three organisations or more of a hub’s market have published needs */
    Demand: {
      items: {
        /** @description In the language of the reader, else in English */
        label: string;
        /** @description At least so many, a multiple of three */
        needs: number;
        /** @description A division of CPV 2008 */
        sector: string;
      }[];
    };
    DemonstrationLinkView: {
      url: string;
    };
    DigestPreferencesView: {
      address: string;
      /** @description How often, for each kind. each: a notification by day; daily: on working days */
      frequencies: {
        /** @enum {string} */
        decisions: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
        /** @enum {string} */
        finds: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
        /** @enum {string} */
        listings: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
        /** @enum {string} */
        proposals: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
        /** @enum {string} */
        results: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
        /** @enum {string} */
        views: 'off' | 'each' | 'daily' | 'weekly' | 'monthly';
      };
      /** @description Hour on the clock in `zone` */
      hour: number;
      /** @description The kinds that this reader may choose */
      kinds: ('decisions' | 'views' | 'proposals' | 'finds' | 'listings' | 'results')[];
      language: string;
      /** @description The moment of the next digest at the earliest; null: none */
      nextAt: string | null;
      /** @description Its day in `zone` */
      nextDay: string | null;
      /** @description Nothing before this day */
      pausedUntil: string | null;
      /** @description ISO weekday, 1 is Monday: of weekly news, and of monthly news (its first in the month) */
      weekday: number;
      zone: string;
    };
    DigestPreviewView: {
      html: string;
      /** @description null: nothing is new, so nothing would be sent */
      subject: string | null;
      text: string;
    };
    /** @description Listings of the same owner and keeper that may be the same, the most alike first */
    Duplicates: {
      items: {
        /** @description Words in common, 0 to 1 */
        alike: number;
        /** Format: uuid */
        id: string;
        state: string;
        title: string;
      }[];
    };
    EndUseView: {
      destination: string;
      endUser: string;
      /** Format: uuid */
      listing: string;
      /** Format: date-time */
      statedAt: string;
      use: string;
    };
    EntryPage: {
      items: components['schemas']['EntryView'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    EntryView: {
      actorKind: string;
      at: string;
      facts: {
        [key: string]: unknown;
      };
      /** Format: uuid */
      id: string;
      name: string;
      seq: string;
      subject: string | null;
    };
    EvidenceView: {
      agreement: string | null;
      /** Format: date-time */
      at: string;
      evidence: string;
      introduction: string;
      /** @enum {string} */
      stage: 'talking' | 'nda' | 'mou' | 'pilot' | 'agreement' | 'follow_on' | 'ended';
      value: {
        amount: string;
        currency: string;
        on: string;
      } | null;
      version: number;
    };
    GiveCode: {
      code: string;
    };
    GiveEvidence: {
      /** @enum {string} */
      agreement?:
        | 'commercial_agency'
        | 'distribution'
        | 'franchise'
        | 'licence'
        | 'supply'
        | 'outsourcing'
        | 'subcontracting'
        | 'manufacturing'
        | 'joint_venture'
        | 'investment'
        | 'commercial_agreement_with_technical_assistance'
        | 'technical_cooperation'
        | 'rd_cooperation'
        | 'reciprocal_production'
        | 'shared_use'
        | 'training';
      /** @description How it is known: which document, who showed it, when */
      evidence: string;
      /** @enum {string} */
      stage: 'talking' | 'nda' | 'mou' | 'pilot' | 'agreement' | 'follow_on' | 'ended';
      value?: {
        amount: string;
        currency: string;
        /** Format: date */
        on: string;
      };
    };
    GiveMandate: {
      contact: {
        email: string;
        ground: string;
        language: string;
        name: string;
        source: string;
        zone: string;
      };
      /**
       * @description Whether a coordinator may record an answer that the contact gave by other means
       * @default false
       */
      mayRecord?: boolean;
      /** @default [] */
      mayShow?: ('organisation' | 'country' | 'sector')[];
      /** Format: uuid */
      organisation: string;
      /** Format: date */
      validUntil: string;
    };
    HandedOver: {
      handedOverAt: string | null;
      introduction: string;
      /** @enum {string} */
      state: 'opening' | 'undone' | 'asking' | 'made' | 'handed_over' | 'held' | 'declined' | 'expired' | 'withdrawn' | 'closed';
      version: number;
    };
    HappenedView: {
      /** Format: date-time */
      at: string;
      by: {
        id: string;
        name: string | null;
      } | null;
      facts: {
        [key: string]: unknown;
      };
      kind: string;
      what: string;
    };
    HealthView: {
      /** @enum {string} */
      status: 'ok';
    };
    HeldListingPage: {
      items: {
        hub: string | null;
        /** Format: uuid */
        id: string;
        /** Format: uuid */
        organisation: string;
        sectors: string[];
        /** @enum {string} */
        side: 'offering' | 'need';
        since: string;
        summary: string | null;
        title: string;
      }[];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    HeldView: {
      [key: string]: unknown;
    };
    HolidaysView: {
      items: {
        day: string;
        /** @description By the moon: the state announces it shortly before */
        expected: boolean;
        name: string | null;
        /** @description The library that says so; null where somebody of the hub does */
        source: string | null;
      }[];
      /** @description Years, this one and from October the next, of which no holiday is known: set them */
      missing: number[];
      /** @description This one and the next, by the clock of the hub */
      years: number[];
    };
    HubList: {
      items: components['schemas']['HubView'][];
    };
    HubView: {
      /**
       * @description What an anonymous listing meets that tells who wrote it; keep: it is not published in the hub’s market
       * @enum {string}
       */
      anonymity: 'warn' | 'keep';
      attestations: {
        language: string;
        text: string;
      }[];
      capacity: number;
      consentDays: number;
      /**
       * @description Who is asked first
       * @enum {string}
       */
      consentOrder: 'firm_first' | 'buyer_first' | 'together';
      country: string;
      currency: string;
      fallbackLanguage: string;
      holidays: string[];
      /** Format: uuid */
      id: string;
      languages: string[];
      letterhead: string | null;
      listPolicy: string[];
      name: string;
      nudgeDays: number;
      replyTo: string;
      /** @description Pairs that one organisation may ask the coordinators for within thirty days */
      requestsAMonth: number;
      reviewDays: number;
      /**
       * @description Which pairs a second coordinator must approve too; risky: a rule could not be answered
       * @enum {string}
       */
      secondEyes: 'never' | 'risky' | 'always';
      /** @enum {string} */
      state: 'proposed' | 'planned' | 'open' | 'paused' | 'closed';
      version: number;
      workWeek: number[];
      zone: string;
    };
    ImportMapping: {
      fields: {
        as?: string;
        /** @default [] */
        by: (
          | 'first_clause'
          | 'fit_title'
          | 'fit_summary'
          | 'fit_description'
          | 'first_five'
          | 'register_country'
          | 'and_english'
          | 'days_from_today'
        )[];
        column?: string;
        field: string;
        value?: string | number | boolean | string[];
      }[];
      /** @default [] */
      hold: {
        begins: string[];
        field: string;
      }[];
    };
    ImportPage: {
      items: components['schemas']['ImportSummary'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    ImportRowPage: {
      items: components['schemas']['ImportRowView'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    ImportRowView: {
      aside: {
        [key: string]: unknown;
      };
      changes: {
        /** @description A value of the field */
        after: unknown;
        /** @description A value of the field */
        before: unknown;
        field: string;
      }[];
      errors: {
        field: string;
        got?: string;
        message: string;
        rule: string;
      }[];
      externalId: string | null;
      line: number;
      outcome: ('created' | 'changed' | 'unchanged' | 'refused') | null;
      /** @enum {string} */
      plan: 'create' | 'change' | 'same' | 'refuse';
      publication: ('published' | 'held' | 'kept_back') | null;
      subject: string | null;
      undone: ('undone' | 'changed_since' | 'in_use' | 'nothing') | null;
    };
    ImportSummary: {
      counts: {
        [key: string]: number;
      };
      /** Format: date-time */
      createdAt: string;
      /** @description How far it is: rows read, brought in or still to be taken back */
      done: number;
      /** @enum {string} */
      format: 'csv' | 'xlsx' | 'jsonl' | 'profiles';
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'organisations' | 'contacts' | 'offerings' | 'needs';
      name: string;
      rows: number | null;
      /** @enum {string} */
      state: 'receiving' | 'reading' | 'refused' | 'checked' | 'running' | 'done' | 'undoing' | 'undone' | 'dropped';
    };
    ImportView: {
      /** Format: date-time */
      changedAt: string;
      counts: {
        [key: string]: number;
      };
      /** Format: date-time */
      createdAt: string;
      /** @description How far it is: rows read, brought in or still to be taken back */
      done: number;
      /** @description Fields that a column may be mapped to */
      fields: string[];
      /** @enum {string} */
      format: 'csv' | 'xlsx' | 'jsonl' | 'profiles';
      hub: string | null;
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'organisations' | 'contacts' | 'offerings' | 'needs';
      mapping: components['schemas']['ImportMapping'] | null;
      name: string;
      organisation: string | null;
      publish: boolean;
      readAs: {
        columns: string[];
        delimiter: string | null;
        encoding: string | null;
      } | null;
      /** @description Rows by the rule that refused them, or kept them from being published */
      refusals: {
        field: string;
        got?: string;
        message: string;
        rows: number;
        rule: string;
      }[];
      refused: {
        line: number | null;
        message: string;
        rule: string;
      } | null;
      rows: number | null;
      /** @enum {string} */
      state: 'receiving' | 'reading' | 'refused' | 'checked' | 'running' | 'done' | 'undoing' | 'undone' | 'dropped';
      /** @description Columns that no field takes */
      unused: string[];
      /** @description What If-Match takes. */
      version: number;
    };
    Interest: {
      country: string;
      createdAt: string;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      organisation: string;
      sector: string;
    };
    InterestList: {
      items: components['schemas']['Interest'][];
    };
    InterestRegister: {
      items: {
        country: string;
        /** @description When it was crossed, which happens once */
        crossedAt: string | null;
        firms: number;
        sector: string;
        threshold: number;
        /** @description Cleared and not suspended, the same registration once: what the threshold counts */
        verified: number;
      }[];
    };
    IntroductionPage: {
      items: components['schemas']['IntroductionView'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    IntroductionView: {
      answeredAt: string | null;
      askedAt: string | null;
      attestation: {
        texts: {
          language: string;
          text: string;
        }[];
        version: number;
      } | null;
      card: components['schemas']['PartnerCard'];
      declineCode: string | null;
      effectiveAt: string | null;
      expiresAt: string | null;
      hub: {
        id: string;
        name: string;
        replyTo: string;
      };
      id: string;
      madeAt: string | null;
      /** @description A recorded yes that is not in effect yet */
      mayTakeBack: boolean;
      ownTitle: string;
      partner: {
        country: string;
        email: string | null;
        organisation: string;
        person: string | null;
        title: string;
        website: string | null;
      } | null;
      /** @enum {string} */
      side: 'offering' | 'need';
      /** @enum {string} */
      state: 'not_asked' | 'asked' | 'accepted' | 'taken_back' | 'declined' | 'not_now' | 'expired';
      until: string | null;
      version: number;
    };
    InviteColleague: {
      email: string;
      language: string;
      name: string;
      /** @enum {string} */
      role: 'owner' | 'member';
      zone: string;
    };
    InvitePerson: {
      /** @default [] */
      duties?: ('operator' | 'compliance')[];
      email: string;
      /** Format: uuid */
      hub?: string;
      language: string;
      name: string;
      /** Format: uuid */
      organisation?: string;
      /** @enum {string} */
      role?: 'owner' | 'member' | 'coordinator';
      zone: string;
    };
    IssueLetter: {
      /** @enum {string} */
      language: 'en' | 'ru' | 'ar' | 'vi';
      /**
       * @description To which side it is written; it introduces the other
       * @enum {string}
       */
      to: 'offering' | 'need';
    };
    JobPage: {
      items: components['schemas']['JobView'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    JobView: {
      attempts: number;
      createdAt: string;
      failures: number;
      /** Format: uuid */
      id: string;
      lastError: string | null;
      name: string;
      parkedReason: string | null;
      /** @enum {string} */
      state: 'recorded' | 'offered' | 'started' | 'done' | 'parked';
    };
    KeyList: {
      items: {
        expiresAt: string;
        /** Format: uuid */
        id: string;
        name: string;
        scopes: string[];
      }[];
    };
    KeyView: {
      expiresAt: string;
      /** Format: uuid */
      id: string;
      /** @description Shown this once; only its hash is kept */
      key: string;
      name: string;
      scopes: string[];
    };
    LeaveForGood: {
      code?: string;
      password: string;
    };
    LetterList: {
      items: components['schemas']['LetterView'][];
    };
    LetterView: {
      id: string;
      introduction: string;
      /** Format: date-time */
      issuedAt: string;
      language: string;
      reference: string;
      revokedAt: string | null;
      revokedFor: ('mistake' | 'ended' | 'misuse' | 'asked') | null;
      /** @enum {string} */
      side: 'offering' | 'need';
      /** @description The public page on which whoever has the letter can check it */
      verification: string;
      version: number;
    };
    ListingChange: {
      advantages?: string | null;
      budget?: {
        currency: string;
        from: number;
        to: number;
      } | null;
      capacity?: number;
      cooperationTypes?: (
        | 'commercial_agency'
        | 'distribution'
        | 'franchise'
        | 'licence'
        | 'supply'
        | 'outsourcing'
        | 'subcontracting'
        | 'manufacturing'
        | 'joint_venture'
        | 'investment'
        | 'commercial_agreement_with_technical_assistance'
        | 'technical_cooperation'
        | 'rd_cooperation'
        | 'reciprocal_production'
        | 'shared_use'
        | 'training'
      )[];
      criticalInfrastructure?: boolean;
      deadline?: string | null;
      deliveryModes?: ('on_premises' | 'saas' | 'shared_use' | 'hardware' | 'service' | 'training')[];
      description?: string | null;
      expertiseSought?: string | null;
      externalId?: string | null;
      inCatalogue?: boolean;
      ipr?: ('none_applied' | 'secret_know_how' | 'applied' | 'granted') | null;
      keywords?: string[];
      language?: string;
      languages?: string[];
      licenceModel?: ('proprietary' | 'source_available' | 'open_source') | null;
      licenceModelsAccepted?: ('proprietary' | 'source_available' | 'open_source')[];
      /** Format: uuid */
      mandate?: string;
      noticeAddress?: string | null;
      openForIntroductions?: boolean;
      partnerSizes?: ('micro' | 'small' | 'medium' | 'large')[];
      presenceRequired?: ('none' | 'local_partner' | 'representative_office' | 'branch' | 'subsidiary' | 'joint_venture') | null;
      presencesHeld?: {
        country: string;
        /** @enum {string} */
        presence: 'none' | 'local_partner' | 'representative_office' | 'branch' | 'subsidiary' | 'joint_venture';
      }[];
      sectors?: string[];
      settlementCurrencies?: string[];
      spdx?: string | null;
      standardsHeld?: string[];
      standardsRequired?: {
        /** @enum {string} */
        demand: 'must' | 'nice';
        standard: string;
      }[];
      summary?: string | null;
      targetCountries?: string[];
      title?: string;
      trl?: number | null;
      trlFloor?: number | null;
      /** @enum {string} */
      visibility?: 'named' | 'anonymous';
    };
    /** @description How many of the listings that you may read are asked for, and of which kinds */
    ListingFacets: {
      count: number;
      /** @description A sector by its division */
      facets: {
        count: number;
        /** @enum {string} */
        facet: 'side' | 'state' | 'profileType' | 'sector' | 'country' | 'language';
        value: string;
      }[];
    };
    ListingHistory: {
      items: {
        at: string;
        /** @description Null: Landfall itself, or somebody whom the reader does not see */
        by: {
          /** Format: uuid */
          id: string;
          name: string;
        } | null;
        /** @description Of a change: what it changed */
        fields: string[];
        /** @description The entry of the ledger, such as "ListingChanged" */
        what: string;
      }[];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    ListingPage: {
      items: components['schemas']['ListingView'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    ListingView: {
      advantages: string | null;
      budget: {
        currency: string;
        from: number;
        to: number;
      } | null;
      capacity: number;
      /** Format: date-time */
      changedAt: string;
      cooperationTypes: (
        | 'commercial_agency'
        | 'distribution'
        | 'franchise'
        | 'licence'
        | 'supply'
        | 'outsourcing'
        | 'subcontracting'
        | 'manufacturing'
        | 'joint_venture'
        | 'investment'
        | 'commercial_agreement_with_technical_assistance'
        | 'technical_cooperation'
        | 'rd_cooperation'
        | 'reciprocal_production'
        | 'shared_use'
        | 'training'
      )[];
      /** Format: date-time */
      createdAt: string;
      criticalInfrastructure: boolean;
      deadline: string | null;
      deliveryModes: ('on_premises' | 'saas' | 'shared_use' | 'hardware' | 'service' | 'training')[];
      description: string | null;
      expertiseSought: string | null;
      expiresAt: string | null;
      /** @description A listing can be extended once */
      extendedAt: string | null;
      /** @description The owner's own key, shown to the owner only. */
      externalId: string | null;
      hub: string | null;
      /** Format: uuid */
      id: string;
      /** @description Whether everybody may read it */
      inCatalogue: boolean;
      ipr: ('none_applied' | 'secret_know_how' | 'applied' | 'granted') | null;
      keywords: string[];
      language: string;
      languages: string[];
      licenceModel: ('proprietary' | 'source_available' | 'open_source') | null;
      licenceModelsAccepted: ('proprietary' | 'source_available' | 'open_source')[];
      /** @description Shown to the need's keeper only. */
      mandate: string | null;
      noticeAddress: string | null;
      openForIntroductions: boolean;
      /** Format: uuid */
      organisation: string;
      /** @enum {string} */
      origin: 'own' | 'mandated' | 'public_notice';
      partnerSizes: ('micro' | 'small' | 'medium' | 'large')[];
      presenceRequired: ('none' | 'local_partner' | 'representative_office' | 'branch' | 'subsidiary' | 'joint_venture') | null;
      presencesHeld: {
        country: string;
        /** @enum {string} */
        presence: 'none' | 'local_partner' | 'representative_office' | 'branch' | 'subsidiary' | 'joint_venture';
      }[];
      /** @enum {string} */
      profileType: 'BO' | 'BR' | 'TO' | 'TR' | 'RDR';
      publishedAt: string | null;
      sectors: string[];
      settlementCurrencies: string[];
      /** @enum {string} */
      side: 'offering' | 'need';
      spdx: string | null;
      standardsHeld: string[];
      standardsRequired: {
        /** @enum {string} */
        demand: 'must' | 'nice';
        standard: string;
      }[];
      /** @enum {string} */
      state: 'draft' | 'published' | 'withdrawn' | 'expired' | 'held' | 'archived';
      summary: string | null;
      targetCountries: string[];
      title: string;
      trl: number | null;
      trlFloor: number | null;
      /** @description What If-Match takes. */
      version: number;
      /** @enum {string} */
      visibility: 'named' | 'anonymous';
    };
    LoadList: {
      /**
       * @description For whom it counts: * for everybody, as the Security Council's; else countries, for pairs that they have to do with
       * @default [
       *       "*"
       *     ]
       */
      applies?: ('*' | string)[];
      /** Format: date */
      dated: string;
      /** @enum {string} */
      kind: 'official' | 'own' | 'sample';
      name: string;
      /** @description Days after which nobody is introduced by it; 14 for an official list */
      oldestDays?: number;
      parties: {
        country?: string;
        /** @default [] */
        identifiers?: string[];
        /** @enum {string} */
        named?: 'person' | 'body' | 'vessel';
        names: string[];
      }[];
    };
    LoadRates: {
      /** @description One unit of it is what each rate is of */
      base: string;
      /** @description CSV: day,currency,rate */
      file: string;
    };
    MailInFullView: {
      createdAt: string;
      /** Format: uuid */
      id: string;
      kind: string;
      language: string;
      lastError: string | null;
      /** @description Every try and report, in order */
      log: {
        /** Format: date-time */
        at: string;
        detail: string | null;
        fate: string;
      }[];
      messageId: string;
      state: string;
      tries: number;
    };
    MailPage: {
      items: components['schemas']['MailView'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    MailView: {
      createdAt: string;
      /** Format: uuid */
      id: string;
      kind: string;
      language: string;
      lastError: string | null;
      messageId: string;
      state: string;
      tries: number;
    };
    MakeAssessment:
      | {
          evidence: string;
          /** Format: uri */
          evidenceAddress?: string;
          /** Format: uuid */
          hub: string;
          /** @enum {string} */
          kind: 'readiness';
          ratings: {
            compliance: number;
            localisation: number;
            product: number;
            references: number;
            support: number;
          };
        }
      | {
          evidence: string;
          /** Format: uri */
          evidenceAddress?: string;
          /** Format: uuid */
          hub: string;
          /** @enum {string} */
          kind: 'market_need';
          ratings: {
            budget: number;
            competition: number;
            demand: number;
            regulation: number;
            urgency: number;
          };
        };
    MakeContest: {
      text: string;
    };
    MakeKey: {
      /** @default 90 */
      days?: number;
      name: string;
      scopes: string[];
    };
    MandateView: {
      /** Format: uuid */
      contact: string;
      endedAt: string | null;
      /** Format: uuid */
      hub: string;
      /** Format: uuid */
      id: string;
      mayRecord: boolean;
      mayShow: string[];
      /** Format: uuid */
      organisation: string;
      validUntil: string;
    };
    MarkTimes: {
      times: string[];
    };
    MatchPage: {
      items: components['schemas']['MatchView'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    MatchView: {
      /** @description 0..1: how much of what matters is known. */
      coverage: number;
      enoughKnown: boolean;
      foundAt: string;
      /** Format: uuid */
      hub: string;
      /** Format: uuid */
      id: string;
      missing: {
        adds: number;
        field: string;
        /** @enum {string} */
        side: 'offering' | 'need';
      }[];
      need: components['schemas']['PairedListing'];
      needsReview: boolean;
      offering: components['schemas']['PairedListing'];
      /** @description 0..1: would the hub’s client want this offering? Unknown counts as the worst fit. */
      pNeed: number;
      /** @description 0..1: would the firm want this need? */
      pOffering: number;
      policy: number;
      reasons: {
        /** @description What fills the text of the key, in the reader’s language. */
        facts: {
          [key: string]: unknown;
        };
        key: string;
        /** @enum {string} */
        side: 'both' | 'offering' | 'need';
        /** @enum {string} */
        sign: '+' | '-' | '?';
        weight: number;
      }[];
      review: {
        /** @description What fills the text of the key, in the reader’s language. */
        facts: {
          [key: string]: unknown;
        };
        key: string;
        rule: string;
      }[];
      /** @description 0..1, the harmonic mean of the two sides; null where not enough is known. */
      score: number | null;
      sides: {
        need: {
          /** @description With the intercept they add up to the logit. */
          contributions: {
            adds: number;
            criterion: string;
          }[];
          intercept: number;
        };
        offering: {
          /** @description With the intercept they add up to the logit. */
          contributions: {
            adds: number;
            criterion: string;
          }[];
          intercept: number;
        };
      };
      snapshot: number;
      today: string;
    };
    MeetingList: {
      items: components['schemas']['MeetingView'][];
    };
    MeetingPoll: {
      answeredAt: string | null;
      hub: {
        name: string;
        replyTo: string;
      };
      id: string;
      introduction: string;
      minutes: number;
      place: string | null;
      /** @enum {string} */
      role: 'offering' | 'need' | 'coordinator';
      startsAt: string | null;
      /** @enum {string} */
      state: 'polling' | 'booked' | 'moved' | 'held' | 'no_show' | 'cancelled';
      times: {
        marked: boolean;
        past: boolean;
        /** Format: date-time */
        startsAt: string;
      }[];
      version: number;
      /** @description Organisations */
      with: string[];
    };
    MeetingView: {
      id: string;
      introduction: string;
      minutes: number;
      /** @description Every required party has answered, and there is no time for all of them */
      noCommonTime: boolean;
      noShow: ('offering' | 'need') | null;
      parties: {
        answeredAt: string | null;
        id: string;
        name: string | null;
        required: boolean;
        /** @enum {string} */
        role: 'offering' | 'need' | 'coordinator';
      }[];
      place: string | null;
      sequence: number;
      startsAt: string | null;
      /** @enum {string} */
      state: 'polling' | 'booked' | 'moved' | 'held' | 'no_show' | 'cancelled';
      times: {
        /** @description Ids of those who can */
        parties: string[];
        /** Format: date-time */
        startsAt: string;
      }[];
      version: number;
    };
    MemberList: {
      /** @description Who has not answered yet */
      invited: components['schemas']['ColleagueInvitation'][];
      items: {
        email: string;
        /** Format: uuid */
        id: string;
        name: string;
        /** @enum {string} */
        role: 'owner' | 'member';
      }[];
    };
    MergeInto: {
      /** Format: uuid */
      into: string;
    };
    MessagePage: {
      items: components['schemas']['MessageView'][];
      next: string | null;
    };
    MessageView: {
      /** @enum {string} */
      author: 'offering' | 'need' | 'coordinator';
      id: string;
      mine: boolean;
      reportedAt: string | null;
      reportedFor: ('spam' | 'abuse' | 'other') | null;
      /** Format: date-time */
      sentAt: string;
      text: string;
    };
    MoveHub: {
      /**
       * @description Items of the checklist without which the hub opens all the same; the ledger keeps them
       * @default []
       */
      despite?: ('holidays' | 'languages' | 'lists' | 'attestation' | 'coordinators' | 'letterhead')[];
      /** @enum {string} */
      state: 'proposed' | 'planned' | 'open' | 'paused' | 'closed';
    };
    NeedInQueue: {
      deadline: string | null;
      /** @description The earliest of its pairs’ clocks */
      dueAt: string | null;
      more: number;
      need: {
        id: string;
        organisation: {
          country: string | null;
          id: string;
          name: string | null;
        };
        title: string | null;
      };
      /** @description Up to 5 */
      proposals: components['schemas']['QueuedProposal'][];
    };
    NewNeed: {
      advantages?: string;
      budget?: {
        currency: string;
        from: number;
        to: number;
      };
      /** @default 3 */
      capacity?: number;
      cooperationTypes?: (
        | 'commercial_agency'
        | 'distribution'
        | 'franchise'
        | 'licence'
        | 'supply'
        | 'outsourcing'
        | 'subcontracting'
        | 'manufacturing'
        | 'joint_venture'
        | 'investment'
        | 'commercial_agreement_with_technical_assistance'
        | 'technical_cooperation'
        | 'rd_cooperation'
        | 'reciprocal_production'
        | 'shared_use'
        | 'training'
      )[];
      /** @default false */
      criticalInfrastructure?: boolean;
      /** Format: date */
      deadline?: string;
      deliveryModes?: ('on_premises' | 'saas' | 'shared_use' | 'hardware' | 'service' | 'training')[];
      description?: string;
      expertiseSought?: string;
      externalId?: string;
      /** Format: uuid */
      hub: string;
      /** @default false */
      inCatalogue?: boolean;
      /** @default [] */
      keywords?: string[];
      language: string;
      languages?: string[];
      /** @default [] */
      licenceModelsAccepted?: ('proprietary' | 'source_available' | 'open_source')[];
      /** Format: uuid */
      mandate?: string;
      noticeAddress?: string;
      /** @default true */
      openForIntroductions?: boolean;
      /** Format: uuid */
      organisation: string;
      /** @enum {string} */
      origin: 'own' | 'mandated' | 'public_notice';
      /** @default [] */
      partnerSizes?: ('micro' | 'small' | 'medium' | 'large')[];
      /** @enum {string} */
      presenceRequired?: 'none' | 'local_partner' | 'representative_office' | 'branch' | 'subsidiary' | 'joint_venture';
      /** @enum {string} */
      profileType: 'BR' | 'TR' | 'RDR';
      sectors?: string[];
      settlementCurrencies?: string[];
      /** @default [] */
      standardsRequired?: {
        /** @enum {string} */
        demand: 'must' | 'nice';
        standard: string;
      }[];
      summary?: string;
      targetCountries?: string[];
      title: string;
      trlFloor?: number;
      /** @enum {string} */
      visibility?: 'named' | 'anonymous';
    };
    NewOffering: {
      advantages?: string;
      budget?: {
        currency: string;
        from: number;
        to: number;
      };
      /** @default 3 */
      capacity?: number;
      cooperationTypes?: (
        | 'commercial_agency'
        | 'distribution'
        | 'franchise'
        | 'licence'
        | 'supply'
        | 'outsourcing'
        | 'subcontracting'
        | 'manufacturing'
        | 'joint_venture'
        | 'investment'
        | 'commercial_agreement_with_technical_assistance'
        | 'technical_cooperation'
        | 'rd_cooperation'
        | 'reciprocal_production'
        | 'shared_use'
        | 'training'
      )[];
      /** Format: date */
      deadline?: string;
      deliveryModes?: ('on_premises' | 'saas' | 'shared_use' | 'hardware' | 'service' | 'training')[];
      description?: string;
      externalId?: string;
      /** @default false */
      inCatalogue?: boolean;
      /** @enum {string} */
      ipr?: 'none_applied' | 'secret_know_how' | 'applied' | 'granted';
      /** @default [] */
      keywords?: string[];
      language: string;
      languages?: string[];
      /** @enum {string} */
      licenceModel?: 'proprietary' | 'source_available' | 'open_source';
      /** @default true */
      openForIntroductions?: boolean;
      /** Format: uuid */
      organisation: string;
      /** @default [] */
      partnerSizes?: ('micro' | 'small' | 'medium' | 'large')[];
      /** @default [] */
      presencesHeld?: {
        country: string;
        /** @enum {string} */
        presence: 'none' | 'local_partner' | 'representative_office' | 'branch' | 'subsidiary' | 'joint_venture';
      }[];
      /** @enum {string} */
      profileType: 'BO' | 'TO';
      sectors?: string[];
      settlementCurrencies?: string[];
      spdx?: string;
      /** @default [] */
      standardsHeld?: string[];
      summary?: string;
      targetCountries?: string[];
      title: string;
      trl?: number;
      /** @enum {string} */
      visibility?: 'named' | 'anonymous';
    };
    NewWebhook: {
      /** @description What is told */
      events: (
        | 'listing.drafted'
        | 'listing.changed'
        | 'listing.published'
        | 'listing.withdrawn'
        | 'listing.expired'
        | 'listing.archived'
        | 'mandate.given'
        | 'mandate.ended'
        | 'proposals.placed'
        | 'introduction.opened'
        | 'introduction.ended'
        | 'consent.asked'
        | 'introduction.made'
        | 'outcome.recorded'
      )[];
      /** Format: uuid */
      hub?: string;
      /** Format: uuid */
      organisation?: string;
      /**
       * Format: uri
       * @description https, on port 443 or 8443, at a public address
       */
      url: string;
    };
    OpenApiDocument: {
      [key: string]: unknown;
    };
    OpeningChecklist: {
      items: {
        /** @enum {string} */
        item:
          | 'zone'
          | 'work_week'
          | 'currency'
          | 'capacity'
          | 'holidays'
          | 'languages'
          | 'lists'
          | 'attestation'
          | 'coordinators'
          | 'letterhead';
        met: boolean;
        /** @description Years, languages, lists, or how many; empty where the item is met or is one thing */
        missing: string[];
      }[];
      ready: boolean;
    };
    OpenSession: {
      /** @description Of the second factor, or a recovery code; asked for by the problem code_needed */
      code?: string;
      email: string;
      password: string;
    };
    OperationsView: {
      /** @description Addresses that get no more mail, of some kind or of any. */
      addressesStopped: number;
      /** @description Within a day. */
      digestsSent: number;
      /** @description How many wait for each step that follows from what happened, and how long the oldest has; 0 where none does. */
      lag: {
        seconds: number;
        /** @enum {string} */
        step: 'relay' | 'chain' | 'jobs' | 'mails';
        waiting: number;
      }[];
      /** @description When a digest was last composed, for anybody; also one that had nothing to say. */
      lastDigestAt: string | null;
      /** @description Bounces and complaints within a week. */
      mailsReturned: number;
    };
    OrganisationView: {
      country: string;
      externalId: string | null;
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'company' | 'university' | 'research_institute' | 'platform' | 'investor' | 'public_body' | 'association';
      language: string;
      /** @description Whether the screening lets it publish and be introduced; nothing else is told. */
      mayAct: boolean;
      name: string;
      registrationNumber: string | null;
      size: ('micro' | 'small' | 'medium' | 'large') | null;
      /** @description No denied-party list is loaded, so nobody at all is cleared: says nothing of this organisation. */
      waitsForList: boolean;
      website: string | null;
    };
    OutcomeView: {
      agreement:
        | (
            | 'commercial_agency'
            | 'distribution'
            | 'franchise'
            | 'licence'
            | 'supply'
            | 'outsourcing'
            | 'subcontracting'
            | 'manufacturing'
            | 'joint_venture'
            | 'investment'
            | 'commercial_agreement_with_technical_assistance'
            | 'technical_cooperation'
            | 'rd_cooperation'
            | 'reciprocal_production'
            | 'shared_use'
            | 'training'
          )
        | null;
      introduction: string;
      /** Format: date-time */
      madeAt: string;
      met: boolean | null;
      partner: {
        country: string;
        email: string | null;
        organisation: string;
        person: string | null;
        title: string;
        website: string | null;
      };
      reportedAt: string | null;
      /** @enum {string} */
      side: 'offering' | 'need';
      stage: ('talking' | 'nda' | 'mou' | 'pilot' | 'agreement' | 'follow_on' | 'ended') | null;
      value: {
        amount: string;
        currency: string;
        on: string;
      } | null;
      valueBand: ('none' | 'up_to_10k' | 'up_to_100k' | 'up_to_1m' | 'over_1m') | null;
      version: number;
    };
    OwnInvitations: {
      items: {
        /** @description Who invites */
        by: string;
        expiresAt: string;
        /** Format: uuid */
        id: string;
        organisation: {
          /** Format: uuid */
          id: string;
          name: string;
        };
        /** @enum {string} */
        role: 'owner' | 'member';
      }[];
    };
    PairedListing: {
      /** Format: uuid */
      id: string;
      language: string;
      organisation: {
        country: string | null;
        /** Format: uuid */
        id: string;
        name: string | null;
      };
      profileType: string;
      sectors: string[];
      title: string;
    };
    PartnerCard: {
      cooperationTypes: string[];
      country: string;
      deliveryModes: string[];
      description: string | null;
      gap: {
        facts: {
          [key: string]: unknown;
        };
        key: string;
      } | null;
      language: string;
      languages: string[];
      /** @description Its name, where the listing is shown with it. */
      organisation: string | null;
      profileType: string;
      reasons: {
        facts: {
          [key: string]: unknown;
        };
        key: string;
      }[];
      sectors: string[];
      summary: string;
      title: string;
      /** @description In the language of whoever is asked; none where nobody has made one */
      translation?: {
        /**
         * @description Nobody has written it
         * @default false
         */
        byMachine: boolean;
        /** @description Its owner, or the hub that keeps it, said that it says the same */
        confirmed: boolean;
        description: string | null;
        language: string;
        /** @description The original said something else already when this was shown */
        stale: boolean;
        summary: string;
        title: string;
      } | null;
    };
    PersonView: {
      email: string;
      /** Format: uuid */
      id: string;
      language: string;
      name: string;
      zone: string;
    };
    PolicyList: {
      /** @description How true what the policy in force says came; null before the first answer. */
      calibration: components['schemas']['CalibrationView'] | null;
      /** @description Answers that are kept to learn from. */
      decisions: number;
      items: components['schemas']['PolicyView'][];
      /** @description So many answers weights are fitted to at least. */
      needed: number;
    };
    PolicyReport: {
      /** @description The policy that was in force when it was fitted. */
      against: number;
      /** @description Who would move, and why: places in the hub, and the criterion whose say changes most. */
      shadow: {
        /** @description Pairs that would come to the first places of a hub, as many as it has. */
        entering: number;
        leaving: number;
        moved: number;
        movers: {
          because: string;
          from: number;
          /** Format: uuid */
          hub: string;
          /** Format: uuid */
          match: string;
          to: number;
        }[];
        pairs: number;
      };
      /** @description On the same answers, by both. */
      test: {
        brierFitted: number;
        /** @description Mean squared error of the probability of a yes, 0..1. */
        brierInForce: number;
        fittedTo: number;
        /** @description 95 % interval; above 0 the fitted one is better. */
        gain: {
          high: number;
          low: number;
        };
        /** @description Answers that came after all those it was fitted to. */
        testedOn: number;
      };
    };
    PolicyView: {
      inForce: boolean;
      intercept: {
        need: number;
        offering: number;
      };
      madeAt: string;
      /** @description Null for the published starting weights. */
      report: components['schemas']['PolicyReport'] | null;
      shippedAt: string | null;
      version: number;
      weights: {
        [key: string]: {
          need: number;
          offering: number;
          usual: number;
        };
      };
    };
    PrincipalsView: {
      /** @description Per cent whose owners are named */
      ownedBySaid: number;
      principals: {
        country: string | null;
        identifiers: string[];
        name: string;
        /** @enum {string} */
        named: 'person' | 'body';
        /** @enum {string} */
        role: 'owner' | 'director';
        share: number | null;
      }[];
      saidAt: string | null;
    };
    Problem: {
      code: string;
      detail: string;
      errors?: {
        field: string;
        got?: string;
        message: string;
        rule: string;
      }[];
      facts?: Record<string, never>;
      instance: string;
      status: number;
      title: string;
      type: string;
    };
    ProposalPage: {
      items: components['schemas']['ProposalView'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    ProposalView: {
      assignee: {
        id: string;
        name: string | null;
      } | null;
      /** @description Counts the hub’s working days only, and stands while an answer is awaited */
      clock: {
        dueAt: string | null;
        escalatedAt: string | null;
        overdue: boolean;
        stopped: boolean;
      };
      comments: number;
      coverage: number;
      /** Format: date-time */
      createdAt: string;
      /** @description The earlier of both listings’ deadlines */
      deadline: string | null;
      decidedAt: string | null;
      decidedBy: {
        id: string;
        name: string | null;
      } | null;
      hub: string;
      id: string;
      /** @description What it became, the latest round. Until `takesEffectAt` an approval can be undone. */
      introduction: {
        id: string;
        /** @enum {string} */
        state:
          'opening' | 'undone' | 'asking' | 'made' | 'handed_over' | 'held' | 'declined' | 'expired' | 'withdrawn' | 'closed';
        /** Format: date-time */
        takesEffectAt: string;
      } | null;
      /** @description The two organisations were introduced before */
      metBefore: boolean;
      missing: {
        adds: number;
        field: string;
        side: string;
      }[];
      need: {
        id: string;
        organisation: {
          country: string | null;
          id: string;
          name: string | null;
        };
        title: string | null;
      };
      note: string | null;
      offering: {
        id: string;
        organisation: {
          country: string | null;
          id: string;
          name: string | null;
        };
        title: string | null;
      };
      /**
       * @description Found by the matcher, proposed by a coordinator, or from somebody’s expression of interest
       * @enum {string}
       */
      origin: 'matched' | 'manual' | 'interest';
      originNote: string | null;
      /** @description The latest question to one side */
      question: {
        answer: string | null;
        answeredAt: string | null;
        /** Format: date-time */
        askedAt: string;
        id: string;
        /** @enum {string} */
        side: 'offering' | 'need';
        text: string;
      } | null;
      reasons: {
        facts: {
          [key: string]: unknown;
        };
        key: string;
        /** @enum {string} */
        side: 'both' | 'offering' | 'need';
        /** @enum {string} */
        sign: '+' | '-' | '?';
        weight: number;
      }[];
      rejectCode: string | null;
      /** @description Why it is back in review */
      returnedAs: ('snooze_over' | 'listing_changed' | 'introduction_ended' | 'answered' | 'called_back' | 'undone') | null;
      score: number;
      /** @description Whether a second coordinator must approve, and who did first */
      secondEyes: {
        asked: boolean;
        first: {
          id: string;
          name: string | null;
        } | null;
        firstAt: string | null;
      };
      snoozedFor: ('tomorrow_morning' | 'next_working_day' | 'day' | 'listing_changed' | 'introduction_ended') | null;
      snoozedUntil: string | null;
      /** @enum {string} */
      state: 'queued' | 'in_review' | 'snoozed' | 'awaiting_information' | 'approved' | 'rejected' | 'another_chosen' | 'expired';
      version: number;
      /** @description Each side's view; its contributions and intercept add up to the logit of `wants`. */
      views: {
        need: {
          contributions: {
            adds: number;
            criterion: string;
          }[];
          intercept: number;
          wants: number;
        };
        offering: {
          contributions: {
            adds: number;
            criterion: string;
          }[];
          intercept: number;
          wants: number;
        };
      } | null;
      watchers: {
        id: string;
        name: string | null;
      }[];
      watching: boolean;
    };
    ProposeHub: {
      /**
       * @description What an anonymous listing meets that tells who wrote it; keep: it is not published in the hub’s market
       * @default warn
       * @enum {string}
       */
      anonymity?: 'warn' | 'keep';
      /**
       * @description What a firm declares before it is introduced, a text a language
       * @default []
       */
      attestations?: {
        language: string;
        text: string;
      }[];
      /** @description Introductions that the coordinators can carry at once */
      capacity: number;
      /** @default 14 */
      consentDays?: number;
      /**
       * @description Who is asked first
       * @default firm_first
       * @enum {string}
       */
      consentOrder?: 'firm_first' | 'buyer_first' | 'together';
      /** @default [] */
      coordinators?: {
        email: string;
        language: string;
        name: string;
        zone: string;
      }[];
      country: string;
      currency: string;
      fallbackLanguage: string;
      /** @default [] */
      holidays?: string[];
      languages: string[];
      /**
       * @description Who writes: the name and the address that stand on what the hub sends and prints
       * @default null
       */
      letterhead?: string | null;
      /**
       * @description Names of the denied-party lists that the hub relies on
       * @default []
       */
      listPolicy?: string[];
      name: string;
      /**
       * @description Working days until whoever was asked is asked once more
       * @default 3
       */
      nudgeDays?: number;
      replyTo: string;
      /**
       * @description Pairs that one organisation may ask the coordinators for within thirty days
       * @default 20
       */
      requestsAMonth?: number;
      /**
       * @description Working days until a pair that waits for a decision is overdue
       * @default 3
       */
      reviewDays?: number;
      /**
       * @description Which pairs a second coordinator must approve too; risky: a rule could not be answered
       * @default never
       * @enum {string}
       */
      secondEyes?: 'never' | 'risky' | 'always';
      /** @description ISO weekdays, 1 is Monday */
      workWeek: number[];
      zone: string;
    };
    ProposeMeeting: {
      /**
       * @description Coordinators of the hub whose time counts too
       * @default []
       */
      colleagues?: {
        /** Format: uuid */
        person: string;
        required: boolean;
      }[];
      minutes: number;
      /**
       * @description A side that may be missing
       * @default []
       */
      optional?: ('offering' | 'need')[];
      /** @description An address or a link, as calendars show it */
      place?: string;
      times: string[];
    };
    ProposePair: {
      /** Format: uuid */
      need: string;
      /** @description Why, or what was said in the expression of interest */
      note?: string;
      /** Format: uuid */
      offering: string;
      /**
       * @default manual
       * @enum {string}
       */
      origin?: 'manual' | 'interest';
    };
    PublicHolidaysView: {
      items: {
        day: string;
        /** @description By the moon: the state announces it shortly before */
        expected: boolean;
        /** @description Whether the hub has that day already, or has removed it */
        here: ('kept' | 'removed') | null;
        name: string;
        /** @description For whom it is, where it is not for all */
        note: string | null;
      }[];
      /** @description Of what the library says */
      licence: string;
      source: string;
    };
    /** @description What would make a listing easier to match, for whoever may change it */
    QualityView: {
      /** @description 0..1: how much of what matters would be known beside a partner that says everything */
      coverage: number;
      lengths: {
        field: string;
        /** @description What is fewer is not published */
        least: number;
        /** @description In UTF-16 units; 0 where nothing is said */
        length: number;
        most: number;
      }[];
      /** @description The most telling first */
      missing: {
        /** @description To the coverage, 0..1; 0 where it is asked for a wish of the partner only */
        adds: number;
        field: string;
      }[];
      /** @description By whose weights */
      policy: number;
      /** @description Empty where it is shown by name */
      tellsWho: components['schemas']['Telling'][];
    };
    QuestionPage: {
      items: components['schemas']['QuestionView'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    QuestionView: {
      answer: string | null;
      answeredAt: string | null;
      /** Format: date-time */
      askedAt: string;
      hub: {
        id: string;
        name: string;
        replyTo: string;
      };
      id: string;
      listing: {
        id: string;
        title: string | null;
        version: number | null;
      };
      open: boolean;
      text: string;
    };
    QueuedProposal: {
      assignee: {
        id: string;
        name: string | null;
      } | null;
      /** @description Counts the hub’s working days only, and stands while an answer is awaited */
      clock: {
        dueAt: string | null;
        escalatedAt: string | null;
        overdue: boolean;
        stopped: boolean;
      };
      comments: number;
      coverage: number;
      /** Format: date-time */
      createdAt: string;
      /** @description The earlier of both listings’ deadlines */
      deadline: string | null;
      decidedAt: string | null;
      decidedBy: {
        id: string;
        name: string | null;
      } | null;
      hub: string;
      id: string;
      /** @description What it became, the latest round. Until `takesEffectAt` an approval can be undone. */
      introduction: {
        id: string;
        /** @enum {string} */
        state:
          'opening' | 'undone' | 'asking' | 'made' | 'handed_over' | 'held' | 'declined' | 'expired' | 'withdrawn' | 'closed';
        /** Format: date-time */
        takesEffectAt: string;
      } | null;
      /** @description The two organisations were introduced before */
      metBefore: boolean;
      need: {
        id: string;
        organisation: {
          country: string | null;
          id: string;
          name: string | null;
        };
        title: string | null;
      };
      note: string | null;
      offering: {
        id: string;
        organisation: {
          country: string | null;
          id: string;
          name: string | null;
        };
        title: string | null;
      };
      /**
       * @description Found by the matcher, proposed by a coordinator, or from somebody’s expression of interest
       * @enum {string}
       */
      origin: 'matched' | 'manual' | 'interest';
      originNote: string | null;
      /** @description The latest question to one side */
      question: {
        answer: string | null;
        answeredAt: string | null;
        /** Format: date-time */
        askedAt: string;
        id: string;
        /** @enum {string} */
        side: 'offering' | 'need';
        text: string;
      } | null;
      rejectCode: string | null;
      /** @description Why it is back in review */
      returnedAs: ('snooze_over' | 'listing_changed' | 'introduction_ended' | 'answered' | 'called_back' | 'undone') | null;
      score: number;
      /** @description Whether a second coordinator must approve, and who did first */
      secondEyes: {
        asked: boolean;
        first: {
          id: string;
          name: string | null;
        } | null;
        firstAt: string | null;
      };
      snoozedFor: ('tomorrow_morning' | 'next_working_day' | 'day' | 'listing_changed' | 'introduction_ended') | null;
      snoozedUntil: string | null;
      /** @enum {string} */
      state: 'queued' | 'in_review' | 'snoozed' | 'awaiting_information' | 'approved' | 'rejected' | 'another_chosen' | 'expired';
      version: number;
      watchers: {
        id: string;
        name: string | null;
      }[];
      watching: boolean;
    };
    QueuePage: {
      /** @description Pairs of the whole queue, whatever the filters */
      counts: {
        mine: number;
        needsDecision: number;
        overdue: number;
        unassigned: number;
        waiting: number;
      };
      items: components['schemas']['NeedInQueue'][];
      next: string | null;
    };
    RatesLoaded: {
      base: string;
      rates: number;
      since: string;
      until: string;
    };
    RecipientList: {
      items: components['schemas']['RecipientView'][];
    };
    RecipientView: {
      /** Format: date-time */
      addedAt: string;
      /** Format: uuid */
      contact: string;
      email: string;
      name: string;
      /** Format: uuid */
      organisation: string;
      /**
       * @description asked: nothing but the question is sent to them
       * @enum {string}
       */
      state: 'asked' | 'confirmed' | 'ended';
    };
    RecordAnswer:
      | {
          /** @enum {string} */
          answer: 'accept';
          /** @description The version of the hub’s attestation that is declared; needed while `attestation` is not null */
          attests?: number;
          /** @description How it is known: who said it, when, by what means */
          evidence: string;
          note?: string;
        }
      | {
          /** @enum {string} */
          answer: 'decline';
          /** @enum {string} */
          code:
            | 'not_what_was_asked'
            | 'key_facts_missing'
            | 'wrong_region'
            | 'wrong_stage'
            | 'price_or_volume'
            | 'already_have_a_partner'
            | 'met_before'
            | 'no_capacity_now'
            | 'certification_missing'
            | 'compliance'
            | 'duplicate'
            | 'spam';
          /** @description How it is known: who said it, when, by what means */
          evidence: string;
          note?: string;
        }
      | {
          /** @enum {string} */
          answer: 'not_now';
          /** @description How it is known: who said it, when, by what means */
          evidence: string;
          note?: string;
          /** Format: date */
          until: string;
        };
    RecordCost: {
      amount: string;
      /**
       * Format: uuid
       * @description Whose work it paid, where it was one person’s
       */
      attache?: string;
      currency: string;
      /** @enum {string} */
      kind: 'staff' | 'rent' | 'travel' | 'events' | 'other';
      /** Format: date */
      on: string;
      /** @description The division, such as 38000000, where it was for one */
      sector?: string;
    };
    RecordedAnswer: {
      effectiveAt: string | null;
      introduction: string;
      /** @enum {string} */
      state: 'not_asked' | 'asked' | 'accepted' | 'taken_back' | 'declined' | 'not_now' | 'expired';
      version: number;
    };
    RecoveryCodesView: {
      /** @description Each works once; shown this once, only their hashes are kept */
      recoveryCodes: string[];
    };
    RegisterInterest: {
      /** @description Where a hub would be of use */
      country: string;
      /** Format: uuid */
      organisation: string;
      sector: string;
    };
    RegisterOrganisation: {
      country: string;
      externalId?: string;
      /** @enum {string} */
      kind: 'company' | 'university' | 'research_institute' | 'platform' | 'investor' | 'public_body' | 'association';
      language: string;
      name: string;
      /** @description Who is invited to own it. Left out, a person who registers it owns it; a coordinator registers it for a mandate. */
      owner?: {
        email: string;
        language: string;
        name: string;
        zone: string;
      };
      registrationNumber?: string;
      /** @enum {string} */
      size?: 'micro' | 'small' | 'medium' | 'large';
      /** Format: uri */
      website?: string;
    };
    RejectProposal: {
      /** @enum {string} */
      code:
        | 'not_what_was_asked'
        | 'key_facts_missing'
        | 'wrong_region'
        | 'wrong_stage'
        | 'price_or_volume'
        | 'already_have_a_partner'
        | 'met_before'
        | 'no_capacity_now'
        | 'certification_missing'
        | 'compliance'
        | 'duplicate'
        | 'spam';
      note?: string;
    };
    ReportedMessage: {
      /** @enum {string} */
      author: 'offering' | 'need' | 'coordinator';
      id: string;
      introduction: string;
      mine: boolean;
      reportedAt: string | null;
      reportedFor: ('spam' | 'abuse' | 'other') | null;
      /** Format: date-time */
      sentAt: string;
      text: string;
    };
    ReportedMessagePage: {
      items: components['schemas']['ReportedMessage'][];
      next: string | null;
    };
    ReportMessage: {
      /** @enum {string} */
      reason: 'spam' | 'abuse' | 'other';
    };
    ReportOutcome: {
      /**
       * @description What kind of agreement it came to
       * @enum {string}
       */
      agreement?:
        | 'commercial_agency'
        | 'distribution'
        | 'franchise'
        | 'licence'
        | 'supply'
        | 'outsourcing'
        | 'subcontracting'
        | 'manufacturing'
        | 'joint_venture'
        | 'investment'
        | 'commercial_agreement_with_technical_assistance'
        | 'technical_cooperation'
        | 'rd_cooperation'
        | 'reciprocal_production'
        | 'shared_use'
        | 'training';
      met: boolean;
      /** @enum {string} */
      stage: 'talking' | 'nda' | 'mou' | 'pilot' | 'agreement' | 'follow_on' | 'ended';
      /** @description What it is worth; it is counted in the hub’s results by the rate of its day */
      value?: {
        amount: string;
        currency: string;
        /** Format: date */
        on: string;
      };
      /** @enum {string} */
      valueBand?: 'none' | 'up_to_10k' | 'up_to_100k' | 'up_to_1m' | 'over_1m';
    };
    ReportTaken: {
      taken: number;
    };
    ResultsView: {
      /** @enum {string} */
      by: 'hub' | 'attache' | 'sector';
      currency: string;
      hub: string;
      rows: {
        /** @description Some side, or the evidence, says agreement or follow-on */
        agreed: number;
        /** @description Pairs approved in these days and not undone; the following counts are of these */
        approved: number;
        asked: number;
        /** @description Worth of what one side alone claims, in the hub’s currency */
        claimed: string;
        /** @description Worth of what both sides say alike */
        confirmed: string;
        cost: string;
        /** @description Worth of what the hub has seen proof of */
        evidenced: string;
        /** @description The hub, the person who approved, or the sector; null where it is not known */
        group: string | null;
        /** @description At least one side said yes */
        interested: number;
        made: number;
        /** @description A meeting was held, or a side says that they met */
        met: number;
        /** @description (confirmed + evidenced) / cost, to the hundredth; null without costs */
        payback: string | null;
        /** @description Sums that no rate of their day, or of the ten days before, is known for: they are in no total */
        unvalued: number;
      }[];
      since: string;
      until: string;
    };
    RetentionView: {
      done_jobs: number;
      import_rows: number;
      retired_lists: number;
      sent_mails: number;
      sign_in_failures: number;
      unconfirmed_contacts: number;
      unheard_contacts: number;
      unused_links: number;
    };
    RevokeLetter: {
      /** @enum {string} */
      reason: 'mistake' | 'ended' | 'misuse' | 'asked';
    };
    SavedSearch: {
      /** @description The page of what it finds, for everybody who has the address */
      address: string;
      asked: components['schemas']['Sought'];
      id: string;
      name: string;
      reader: string;
      tells: boolean;
      version: number;
    };
    SavedSearches: {
      items: components['schemas']['SavedSearch'][];
    };
    SavedView: {
      columns: string[];
      filters: {
        assignee?: ('me' | 'nobody') | string;
        /** @description Of the firm */
        country?: string;
        minScore?: number;
        /** Format: uuid */
        need?: string;
        /** Format: uuid */
        offering?: string;
        /** @enum {string} */
        origin?: 'matched' | 'manual' | 'interest';
        /** @enum {string} */
        overdue?: 'yes';
        /**
         * @description needs_decision: queued or in review. waiting: snoozed, or an answer is awaited. opening: approved, can still be undone.
         * @default needs_decision
         * @enum {string}
         */
        show: 'needs_decision' | 'waiting' | 'opening' | 'decided' | 'all';
        /**
         * @description Ties are ordered by deadline, then score
         * @default clock
         * @enum {string}
         */
        sort: 'clock' | 'deadline' | 'score' | 'newest';
        /** @description In a title or an organisation’s name */
        text?: string;
        /** @enum {string} */
        watching?: 'yes';
      };
      hub: string;
      id: string;
      mails: boolean;
      name: string;
      owner: {
        id: string;
        name: string | null;
      };
      shared: boolean;
      version: number;
    };
    SavedViews: {
      items: components['schemas']['SavedView'][];
    };
    SaveSearch: {
      asked: components['schemas']['Sought'];
      name: string;
      /**
       * @description The language that you read in: sectors are named and words are understood by it
       * @default en
       */
      reader?: string;
      /**
       * @description Whether the digest tells what is new in it, with the listings that may suit you
       * @default true
       */
      tells?: boolean;
    };
    SaveView: {
      /** @default [] */
      columns?: string[];
      filters: {
        assignee?: ('me' | 'nobody') | string;
        /** @description Of the firm */
        country?: string;
        minScore?: number;
        /** Format: uuid */
        need?: string;
        /** Format: uuid */
        offering?: string;
        /** @enum {string} */
        origin?: 'matched' | 'manual' | 'interest';
        /** @enum {string} */
        overdue?: 'yes';
        /**
         * @description needs_decision: queued or in review. waiting: snoozed, or an answer is awaited. opening: approved, can still be undone.
         * @default needs_decision
         * @enum {string}
         */
        show?: 'needs_decision' | 'waiting' | 'opening' | 'decided' | 'all';
        /**
         * @description Ties are ordered by deadline, then score
         * @default clock
         * @enum {string}
         */
        sort?: 'clock' | 'deadline' | 'score' | 'newest';
        /** @description In a title or an organisation’s name */
        text?: string;
        /** @enum {string} */
        watching?: 'yes';
      };
      /**
       * @description Whether its owner hears of what is new in it
       * @default false
       */
      mails?: boolean;
      name: string;
      /**
       * @description With every coordinator of the hub; only its owner changes it
       * @default false
       */
      shared?: boolean;
    };
    SayAttendance:
      | {
          /** @enum {string} */
          as: 'held';
        }
      | {
          /** @enum {string} */
          as: 'no_show';
          /** @enum {string} */
          who: 'offering' | 'need';
        };
    SayPrincipals: {
      principals: {
        country?: string;
        /** @default [] */
        identifiers?: string[];
        name: string;
        /** @enum {string} */
        named: 'person' | 'body';
        /** @enum {string} */
        role: 'owner' | 'director';
        /** @description Of an owner, in per cent */
        share?: number;
      }[];
    };
    ScreeningHitPage: {
      items: components['schemas']['ScreeningHitView'][];
      /** @description While no list is live everybody is held: what loads one. Else null. */
      load: string | null;
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    ScreeningHitView: {
      /** Format: date-time */
      checkedAt: string;
      checkedName: string;
      decidedAt: string | null;
      decisionNote: string | null;
      /** @description Countries whose lists hold it in a pair with one of them */
      elsewhere: string[];
      hits: {
        /**
         * @default [
         *       "*"
         *     ]
         */
        applies: string[];
        /**
         * @description Who of those behind the organisation it is about; null: the organisation itself
         * @default null
         */
        behind: {
          name: string;
          /** @enum {string} */
          role: 'owner' | 'director' | 'end_user';
          share: number | null;
        } | null;
        country: string | null;
        /** Format: date */
        dated: string;
        features: {
          name: string;
          value: number;
        }[];
        identifiers: string[];
        list: string;
        matched: string;
        names: string[];
        /** @enum {string} */
        on: 'identifier' | 'name';
        score: number;
      }[];
      /** Format: uuid */
      organisation: string;
      /** @description Per cent owned by whoever has a hit, in sum */
      ownedByListed: {
        half: boolean;
        share: number;
      };
      /** @enum {string} */
      result: 'clear' | 'potential' | 'confirmed' | 'dismissed' | 'stale_list' | 'error';
      version: number;
    };
    ScreeningLists: {
      items: {
        applies: string[];
        /**
         * Format: date
         * @description The last day on which it was known to be the newest
         */
        currentOn: string;
        /** Format: date */
        dated: string;
        /** @description Since it was known to be the newest */
        days: number;
        /** Format: uuid */
        id: string;
        /** @enum {string} */
        kind: 'official' | 'own' | 'sample';
        name: string;
        oldestDays: number | null;
        parties: number;
        removalAskedBy: string | null;
        removalReason: string | null;
        /** @description Nobody is introduced by it until a newer one is loaded */
        tooOld: boolean;
      }[];
      /** @description Files that were not taken; the old list stays */
      refused: {
        /** Format: date-time */
        at: string;
        line: number | null;
        message: string;
        name: string;
        rule: string;
      }[];
    };
    ScreeningListView: {
      applies: string[];
      /**
       * Format: date
       * @description The last day on which it was known to be the newest
       */
      currentOn: string;
      /** Format: date */
      dated: string;
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'official' | 'own' | 'sample';
      name: string;
      oldestDays: number | null;
      parties: number;
      removalAskedBy: string | null;
      removed: boolean;
    };
    SecondFactorView: {
      secret: string;
      /** @description What an authenticator app reads from a picture of it */
      uri: string;
    };
    /** @description CPV 2008, named in the language asked for, else in English */
    SectorList: {
      items: {
        code: string;
        label: string;
      }[];
    };
    SectorQuestion: {
      /** @description Left out, it is told from the text */
      language?: string;
      /** @description What the listing says at length, its keywords too */
      text?: string;
      title: string;
    };
    SectorSuggestions: {
      /** @description The language that the text was read in */
      language: string;
      suggestions: {
        code: string;
        /** @description How often a code of this confidence is one that a buyer gave */
        confidence: number;
        /** @description In the language of the reader, else in English */
        label: string;
      }[];
      /** @description False: nothing is likely enough, choose by hand */
      sure: boolean;
    };
    SeeDocument: {
      /** @description Which document was seen */
      document: string;
      /**
       * Format: date
       * @description The last day on which that counts
       */
      until: string;
    };
    SendMessage: {
      text: string;
    };
    SessionList: {
      items: {
        current: boolean;
        /** Format: uuid */
        id: string;
        openedAt: string;
        seenAt: string;
      }[];
    };
    SessionView: {
      duties: string[];
      hubs: string[];
      language: string;
      name: string;
      organisations: string[];
      /** Format: uuid */
      person: string;
      /**
       * @description needed: nothing but setting it up is allowed before
       * @enum {string}
       */
      secondFactor: 'none' | 'needed' | 'kept';
      zone: string;
    };
    SetAdmissionRules: {
      rules: {
        /** @description Whether the request is for critical infrastructure */
        criticalInfrastructure?: boolean;
        /**
         * @description Of the offering
         * @default []
         */
        licenceModels?: ('proprietary' | 'source_available' | 'open_source')[];
        /** @description What whoever is stopped by it is told */
        name: string;
        /**
         * @description Countries that the firm is of
         * @default []
         */
        origins?: string[];
        /**
         * @description Countries that the firm is not of
         * @default []
         */
        originsExcept?: string[];
        /**
         * @description Of the request or of the offering
         * @default []
         */
        sectors?: string[];
        /** @enum {string} */
        verdict: 'allow' | 'approve' | 'refuse';
      }[];
    };
    SetControlRules: {
      rules: {
        /** @enum {string} */
        asks: 'statement' | 'refuse';
        /** @description The class it stands for, such as a category of a control list */
        code: string;
        destinations: ('*' | string)[];
        sectors: string[];
      }[];
    };
    SetHolidays: {
      days: {
        /** Format: date */
        day: string;
        name?: string;
      }[];
    };
    SetInterestThreshold: {
      firms: number;
    };
    SetPassword: {
      current?: string;
      password: string;
    };
    SetRetention: {
      done_jobs?: number;
      import_rows?: number;
      retired_lists?: number;
      sent_mails?: number;
      sign_in_failures?: number;
      unconfirmed_contacts?: number;
      unheard_contacts?: number;
      unused_links?: number;
    };
    SetRole: {
      /** @enum {string} */
      role: 'owner' | 'member';
    };
    SlateRunList: {
      items: components['schemas']['SlateRunView'][];
    };
    SlateRunView: {
      id: number;
      madeAt: string;
      policy: number;
      /** @description Counted a minute after the slate was made, of one that still stands then. */
      report: {
        /** @description Pairs left out that both sides would rather have than something they are shown. */
        blockingPairs: number;
        /** @description Pairs that could have been shown. */
        eligible: number;
        /** @description Introductions of this slate that both sides are expected to accept. */
        expectedAcceptances: number;
        /** @description How uneven showings are among offerings with an eligible pair: 0 all alike. */
        gini: number;
        /** @description 0..1 */
        needsNotShown: number;
        /** @description 0..1 */
        offeringsNotShown: number;
        shown: number;
        /** @description Drawn to learn from, not because they are the best. */
        shownToLearn: number;
        /** @description Of those, who is not shown now either. */
        stillWaiting: number;
        /** @description Listings that had waited for a showing as long as the floor allows. */
        waited: number;
      } | null;
      showings: {
        /** Format: uuid */
        need: string;
        /** Format: uuid */
        offering: string;
        position: number;
        /** @description How likely this pair was to be shown here, above 0 to 1. */
        probability: number;
        shownToLearn: boolean;
      }[];
    };
    Snooze:
      | {
          /** @enum {string} */
          for: 'tomorrow_morning' | 'next_working_day';
        }
      | {
          /** Format: date */
          day: string;
          /** @enum {string} */
          for: 'day';
        }
      | {
          /** @enum {string} */
          for: 'listing_changed' | 'introduction_ended';
        };
    /** @description What the catalogue is searched for, as `GET /catalogue` takes it */
    Sought: {
      /** @enum {string} */
      cooperation?:
        | 'commercial_agency'
        | 'distribution'
        | 'franchise'
        | 'licence'
        | 'supply'
        | 'outsourcing'
        | 'subcontracting'
        | 'manufacturing'
        | 'joint_venture'
        | 'investment'
        | 'commercial_agreement_with_technical_assistance'
        | 'technical_cooperation'
        | 'rd_cooperation'
        | 'reciprocal_production'
        | 'shared_use'
        | 'training';
      /** @description Where the organisation is */
      country?: string;
      /** @enum {string} */
      delivery?: 'on_premises' | 'saas' | 'shared_use' | 'hardware' | 'service' | 'training';
      /** @description That it is written in */
      language?: string;
      /** @description A country that an offering is for */
      market?: string;
      /** @enum {string} */
      profileType?: 'BO' | 'BR' | 'TO' | 'TR' | 'RDR';
      sector?: string;
      /** @enum {string} */
      side?: 'offering' | 'need';
      text?: string;
    };
    StartImport: {
      /** @enum {string} */
      delimiter?: ',' | ';' | '\t' | '|';
      /**
       * @description Found out where it is left out
       * @enum {string}
       */
      encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1256' | 'windows-1258';
      /** @enum {string} */
      format: 'csv' | 'xlsx' | 'jsonl' | 'profiles';
      /**
       * Format: uuid
       * @description Which hub keeps the needs or contacts
       */
      hub?: string;
      /** @enum {string} */
      kind: 'organisations' | 'contacts' | 'offerings' | 'needs';
      /** @description Left out: as these columns were read the last time, else by their names */
      mapping?: components['schemas']['ImportMapping'];
      /** @description What you call the file; it is never used as a path */
      name: string;
      /**
       * Format: uuid
       * @description Whose offerings they are, where the file does not say
       */
      organisation?: string;
      /**
       * @description Whether listings are published as they come; else they are drafts
       * @default false
       */
      publish?: boolean;
    };
    StateEndUse: {
      destination: string;
      endUser: string;
      use: string;
    };
    TakeHolidays: {
      /**
       * @description On which the hub works all the same
       * @default []
       */
      except?: string[];
    };
    /** @description A place in a listing’s words that tells who wrote them */
    Telling: {
      /** @description As a refusal names it: "summary", "keywords.2" */
      field: string;
      /** @description In UTF-16 units of the field */
      from: number;
      /** @enum {string} */
      kind: 'name' | 'mail' | 'web' | 'phone' | 'address' | 'patent' | 'registration';
      said: string;
      /** @description The first that is not in it */
      to: number;
    };
    TemplateList: {
      items: components['schemas']['TemplateView'][];
    };
    TemplateView: {
      /** @description Of its HTML */
      address: string;
      kind: string;
      language: string;
      subject: string;
    };
    Timeline: {
      items: components['schemas']['HappenedView'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    TranslationsView: {
      items: components['schemas']['TranslationView'][];
      /** @description Whether whoever reads this may have a machine write one */
      machine: boolean;
    };
    TranslationView: {
      advantages: string | null;
      /** @description Nobody has written it; whoever confirms it has read it */
      byMachine: boolean;
      /** @description When the owner, or the hub that keeps the listing, said that it says the same */
      confirmedAt: string | null;
      description: string | null;
      expertiseSought: string | null;
      language: string;
      /** @description The listing says something else since */
      stale: boolean;
      summary: string;
      title: string;
      /** Format: date-time */
      translatedAt: string;
    };
    VerificationList: {
      items: components['schemas']['VerificationView'][];
      /** @description 0: its own word; 1: a number with right check digits, or a domain in its hands; 2: somebody has seen the document, lately enough */
      level: number;
    };
    VerificationView: {
      /** @description When the proof of a domain was last looked for */
      checkedAt: string | null;
      /** @description The document that was seen, or where the proof of a domain was found */
      document: string | null;
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      kind: 'lei' | 'inn' | 'ogrn' | 'mst' | 'domain';
      /** @description Of an own domain: the line that proves it, as the TXT record of this name or in this file */
      proof: {
        file: string;
        line: string;
        record: string;
      } | null;
      /** @description A document was seen, or the proof found, and that still counts */
      seen: boolean;
      until: string | null;
      value: string;
    };
    Webhook: {
      /** @description gone: it answered 410; failing: nothing answered for days */
      disabledFor: ('by_hand' | 'gone' | 'failing') | null;
      enabled: boolean;
      events: (
        | 'listing.drafted'
        | 'listing.changed'
        | 'listing.published'
        | 'listing.withdrawn'
        | 'listing.expired'
        | 'listing.archived'
        | 'mandate.given'
        | 'mandate.ended'
        | 'proposals.placed'
        | 'introduction.opened'
        | 'introduction.ended'
        | 'consent.asked'
        | 'introduction.made'
        | 'outcome.recorded'
      )[];
      hub: string | null;
      /** Format: uuid */
      id: string;
      organisation: string | null;
      /** @description Until then messages are signed with the previous secret too */
      twoSecretsUntil: string | null;
      url: string;
      version: number;
    };
    WebhookList: {
      items: components['schemas']['Webhook'][];
    };
    WebhookMessage: {
      createdAt: string;
      id: string;
      /** @description When it is tried next */
      nextAt: string | null;
      /** @enum {string} */
      state: 'waiting' | 'delivered' | 'failed';
      /** @description The last ten, newest first: the status that was answered, or why there was none */
      tries: {
        at: string;
        status: number | null;
        why: string | null;
      }[];
      /** @enum {string} */
      type:
        | 'listing.drafted'
        | 'listing.changed'
        | 'listing.published'
        | 'listing.withdrawn'
        | 'listing.expired'
        | 'listing.archived'
        | 'mandate.given'
        | 'mandate.ended'
        | 'proposals.placed'
        | 'introduction.opened'
        | 'introduction.ended'
        | 'consent.asked'
        | 'introduction.made'
        | 'outcome.recorded';
    };
    WebhookMessagePage: {
      items: components['schemas']['WebhookMessage'][];
      /** @description Cursor of the next page; null at the end. */
      next: string | null;
    };
    WebhookSecret: {
      /** @description gone: it answered 410; failing: nothing answered for days */
      disabledFor: ('by_hand' | 'gone' | 'failing') | null;
      enabled: boolean;
      events: (
        | 'listing.drafted'
        | 'listing.changed'
        | 'listing.published'
        | 'listing.withdrawn'
        | 'listing.expired'
        | 'listing.archived'
        | 'mandate.given'
        | 'mandate.ended'
        | 'proposals.placed'
        | 'introduction.opened'
        | 'introduction.ended'
        | 'consent.asked'
        | 'introduction.made'
        | 'outcome.recorded'
      )[];
      hub: string | null;
      /** Format: uuid */
      id: string;
      organisation: string | null;
      /** @description Shown this once: what its messages are signed with, as Standard Webhooks writes it */
      secret: string;
      /** @description Until then messages are signed with the previous secret too */
      twoSecretsUntil: string | null;
      url: string;
      version: number;
    };
    WhyNotView: {
      /** @description What fills the text of the key, in the reader’s language. */
      facts?: {
        [key: string]: unknown;
      };
      /** @description What would lift the rule; left out where nobody may be told. */
      lift?: {
        [key: string]: unknown;
      };
      /** @description Of a pair that matches and is not in the queue: what is not known of it and would count. */
      missing?: {
        adds: number;
        field: string;
        /** @enum {string} */
        side: 'offering' | 'need';
      }[];
      /** @description The first rule that stopped it; of a pair that matches, the cut: `not_enough_known` or `outscored`. */
      rule?: string;
      /** @enum {string} */
      verdict: 'proposed' | 'matched' | 'refused' | 'not_a_candidate';
    };
    WriteComment: {
      text: string;
    };
    WriteTranslation: {
      advantages?: string | null;
      description?: string | null;
      expertiseSought?: string | null;
      summary: string;
      title: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  AboutController_about: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AboutView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AnonymityController_check: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnonymityQuestion'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnonymityView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AssessmentsController_answer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnswerAssessment'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssessmentView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DocumentsController_styles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CatalogueController_find: {
    parameters: {
      query?: {
        cooperation?:
          | 'commercial_agency'
          | 'distribution'
          | 'franchise'
          | 'licence'
          | 'supply'
          | 'outsourcing'
          | 'subcontracting'
          | 'manufacturing'
          | 'joint_venture'
          | 'investment'
          | 'commercial_agreement_with_technical_assistance'
          | 'technical_cooperation'
          | 'rd_cooperation'
          | 'reciprocal_production'
          | 'shared_use'
          | 'training';
        /** @description Where the organisation is */
        country?: string;
        cursor?: string;
        delivery?: 'on_premises' | 'saas' | 'shared_use' | 'hardware' | 'service' | 'training';
        /** @description That it is written in */
        language?: string;
        limit?: number;
        /** @description A country that an offering is for */
        market?: string;
        profileType?: 'BO' | 'BR' | 'TO' | 'TR' | 'RDR';
        /** @description The language that you read in: sectors are named and words are understood by it */
        reader?: string;
        sector?: string;
        side?: 'offering' | 'need';
        text?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CataloguePage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  BehindController_waitingContests: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContestList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  BehindController_answerContest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnswerContest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContestView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  BehindController_readRules: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ControlRulesView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  BehindController_setRules: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetControlRules'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ControlRulesView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MatchesController_corpus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CorpusView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MatchesController_renew: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DemonstrationController_make: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskDemonstrationLink'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DemonstrationLinkView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ResultsController_load: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LoadRates'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RatesLoaded'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ExportsController_export: {
    parameters: {
      query?: {
        format?: 'csv' | 'xlsx' | 'jsonl' | 'profiles';
        hub?: string;
        organisation?: string;
      };
      header?: never;
      path: {
        kind: 'organisations' | 'contacts' | 'offerings' | 'needs';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HealthController_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HealthController_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingPartsController_held: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldListingPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingPartsController_release: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HubsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HubList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HubsController_propose: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProposeHub'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HubView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecipientsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        hub: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecipientList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecipientsController_add: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        hub: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddRecipient'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecipientView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RecipientsController_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        contact: string;
        hub: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HubSettingsController_adjust: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AdjustHub'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HubView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AdmissionsController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdmissionRules'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AdmissionsController_set: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetAdmissionRules'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdmissionRules'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AdmissionsController_try: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetAdmissionRules'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdmissionTrial'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HubSettingsController_checklist: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpeningChecklist'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HubsController_coordinators: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Coordinators'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HubsController_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        person: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ResultsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CostList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ResultsController_record: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordCost'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CostView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ResultsController_strike: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        cost: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  QueueController_decide: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecideMany'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecidedMany'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DemandController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Demand'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CalendarsController_holidays: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HolidaysView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CalendarsController_set: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetHolidays'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HolidaysView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CalendarsController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        day: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HolidaysView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HubIntroductionsController_list: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        state?:
          'opening' | 'undone' | 'asking' | 'made' | 'handed_over' | 'held' | 'declined' | 'expired' | 'withdrawn' | 'closed';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BrokeredIntroductionPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HubsController_mandate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GiveMandate'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MandateView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  QueueController_propose: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProposePair'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CalendarsController_publicHolidays: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        year: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublicHolidaysView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  CalendarsController_take: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        year: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TakeHolidays'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HolidaysView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  QueueController_read: {
    parameters: {
      query?: {
        assignee?: ('me' | 'nobody') | string;
        /** @description Of the firm */
        country?: string;
        cursor?: string;
        limit?: number;
        minScore?: number;
        need?: string;
        offering?: string;
        origin?: 'matched' | 'manual' | 'interest';
        overdue?: 'yes';
        /** @description needs_decision: queued or in review. waiting: snoozed, or an answer is awaited. opening: approved, can still be undone. */
        show?: 'needs_decision' | 'waiting' | 'opening' | 'decided' | 'all';
        /** @description Ties are ordered by deadline, then score */
        sort?: 'clock' | 'deadline' | 'score' | 'newest';
        /** @description In a title or an organisation’s name */
        text?: string;
        watching?: 'yes';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QueuePage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MessagesController_reported: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportedMessagePage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ResultsController_of: {
    parameters: {
      query: {
        by?: 'hub' | 'attache' | 'sector';
        since: string;
        until: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResultsView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HubSettingsController_copy: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CopySettings'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HubView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MatchesController_slates: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SlateRunList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  HubsController_move: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveHub'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HubView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  QueueController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedViews'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  QueueController_save: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveView'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  QueueController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        view: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveView'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  QueueController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        view: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportsController_list: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportsController_start: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartImport'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportsController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportsController_errors: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportsController_receive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/octet-stream': string;
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        'application/x-ndjson': string;
        'text/csv': string;
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportsController_drop: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportsController_remap: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImportMapping'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportsController_rows: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        which?: 'create' | 'change' | 'same' | 'refuse' | 'refused' | 'kept_back' | 'held' | 'aside' | 'left';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportRowPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportsController_run: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ImportsController_undo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MailsController_take: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': string;
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportTaken'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  InterestsController_counted: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InterestRegister'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  InterestsController_setThreshold: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        country: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetInterestThreshold'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InterestRegister'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  InterestsController_own: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InterestList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  InterestsController_register: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterInterest'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Interest'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  InterestsController_withdraw: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  IntroductionsController_list: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntroductionPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  IntroductionsController_read: {
    parameters: {
      query?: {
        side?: 'offering' | 'need';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntroductionView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  IntroductionsController_answer: {
    parameters: {
      query?: {
        side?: 'offering' | 'need';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnswerConsent'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntroductionView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  IntroductionsController_stop: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ResultsController_evidence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GiveEvidence'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EvidenceView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  IntroductionsController_handOver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandedOver'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  LettersController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LetterList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  LettersController_issue: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IssueLetter'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LetterView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  IntroductionsController_copyLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentLink'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MeetingsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeetingList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MeetingsController_propose: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProposeMeeting'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeetingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MessagesController_list: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagePage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MessagesController_send: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SendMessage'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  IntroductionsController_outcome: {
    parameters: {
      query?: {
        side?: 'offering' | 'need';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutcomeView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  IntroductionsController_report: {
    parameters: {
      query?: {
        side?: 'offering' | 'need';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportOutcome'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutcomeView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  IntroductionsController_record: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordAnswer'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecordedAnswer'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OperationsController_jobs: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        state?: 'recorded' | 'offered' | 'started' | 'done' | 'parked';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OperationsController_retry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OperationsController_ledger: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Only what happened by this name */
        name?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EntryPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  LettersController_file: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  LettersController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RevokeLetter'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LetterView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingsController_kinds: {
    parameters: {
      query?: {
        /** @description That it is for */
        country?: string;
        hub?: string;
        /** @description That it is written in */
        language?: string;
        organisation?: string;
        profileType?: 'BO' | 'BR' | 'TO' | 'TR' | 'RDR';
        sector?: string;
        side?: 'offering' | 'need';
        state?: 'draft' | 'published' | 'withdrawn' | 'expired' | 'held' | 'archived';
        /** @description Beginnings of words, all of which are in it; in your language or in English */
        text?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingFacets'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingsController_list: {
    parameters: {
      query?: {
        /** @description That it is for */
        country?: string;
        cursor?: string;
        hub?: string;
        /** @description That it is written in */
        language?: string;
        limit?: number;
        organisation?: string;
        profileType?: 'BO' | 'BR' | 'TO' | 'TR' | 'RDR';
        sector?: string;
        side?: 'offering' | 'need';
        state?: 'draft' | 'published' | 'withdrawn' | 'expired' | 'held' | 'archived';
        /** @description Beginnings of words, all of which are in it; in your language or in English */
        text?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingsController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingsController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ListingChange'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AssessmentsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssessmentsView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AssessmentsController_make: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MakeAssessment'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssessmentView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingPartsController_copy: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingPartsController_duplicates: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Duplicates'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  BehindController_readEndUse: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndUseView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  BehindController_stateEndUse: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StateEndUse'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndUseView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingPartsController_extend: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingPartsController_read: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingHistory'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingPartsController_merge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MergeInto'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingsController_publish: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingsController_withdraw: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MatchesController_qualityOf: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QualityView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  TranslationsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TranslationsView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  TranslationsController_write: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        language: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WriteTranslation'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TranslationView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  TranslationsController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        language: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  TranslationsController_confirm: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        language: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TranslationView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  TranslationsController_ask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        language: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  LiveController_hear: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MailsController_mails: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        state?: 'waiting' | 'sending' | 'sent' | 'kept' | 'failed' | 'suppressed' | 'unknown';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MailPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MailsController_mail: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MailInFullView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MailsController_retry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MailsController_templates: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MailsController_template: {
    parameters: {
      query?: {
        /** @description With more than one card, where a kind can have them */
        several?: 'yes';
      };
      header?: never;
      path: {
        kind:
          | 'consent_asked'
          | 'consent_recorded'
          | 'introduction_copied'
          | 'introduction_made'
          | 'contact_entered'
          | 'not_me'
          | 'introduction_held'
          | 'digest'
          | 'recipient_asked'
          | 'outcome_asked'
          | 'letter_issued'
          | 'times_asked'
          | 'meeting_booked'
          | 'meeting_cancelled'
          | 'question_asked'
          | 'message_received'
          | 'sign_in_link'
          | 'password_reset'
          | 'answer_code'
          | 'invitation';
        language: 'en' | 'ru' | 'ar' | 'vi';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': string;
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MandatesController_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MatchesController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MatchView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RightsController_leave: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LeaveForGood'];
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RightsController_held: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PreferencesController_preview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DigestPreviewView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PreferencesController_sendNow: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PreferencesController_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DigestPreferencesView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PreferencesController_change: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeDigestPreferences'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DigestPreferencesView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OwnInvitationsController_own: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnInvitations'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OwnInvitationsController_accept: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OwnInvitationsController_decline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PeopleController_keys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeyList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PeopleController_makeKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MakeKey'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeyView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PeopleController_revokeKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PeopleController_setPassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetPassword'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SavedSearchesController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedSearches'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SavedSearchesController_save: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveSearch'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedSearch'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SavedSearchesController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        search: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveSearch'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedSearch'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SavedSearchesController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        search: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OwnSignInController_keep: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GiveCode'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodesView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OwnSignInController_begin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SecondFactorView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OwnSignInController_giveUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GiveCode'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OwnSignInController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OwnSignInController_endOthers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OwnSignInController_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AssessmentsController_declare: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeclareInterest'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  AssessmentsController_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MeetingsController_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MeetingsController_attended: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SayAttendance'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeetingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MeetingsController_book: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BookMeeting'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeetingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MeetingsController_times: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeetingPoll'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MeetingsController_mark: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarkTimes'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeetingPoll'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MessagesController_report: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportMessage'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessageView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingsController_draftNeed: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewNeed'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MatchesController_ofNeed: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MatchPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingsController_draftOffering: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewOffering'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ListingView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  DocumentsController_document: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpenApiDocument'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OperationsController_operations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OperationsView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrganisationsController_register: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RegisterOrganisation'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganisationView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrganisationsController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganisationView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ColleaguesController_close: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CloseOrganisation'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  BehindController_ownContests: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContestList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  BehindController_contest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MakeContest'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContestView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ColleaguesController_invite: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InviteColleague'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ColleagueInvitation'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ColleaguesController_withdraw: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        invitation: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ColleaguesController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MemberList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ColleaguesController_setRole: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        person: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetRole'];
      };
    };
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ColleaguesController_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        person: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  BehindController_readPrincipals: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PrincipalsView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  BehindController_sayPrincipals: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SayPrincipals'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PrincipalsView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrganisationsController_suspend: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganisationView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  OrganisationsController_resume: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganisationView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  VerificationsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VerificationList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  VerificationsController_claim: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ClaimNumber'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VerificationView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PasswordResetsController_ask: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskPasswordReset'];
      };
    };
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PeopleController_invite: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InvitePerson'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PeopleController_suspend: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PeopleController_reinstate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PoliciesController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PolicyList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PoliciesController_fit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  PoliciesController_ship: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PolicyView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_list: {
    parameters: {
      query?: {
        cursor?: string;
        hub?: string;
        limit?: number;
        need?: string;
        state?:
          'queued' | 'in_review' | 'snoozed' | 'awaiting_information' | 'approved' | 'rejected' | 'another_chosen' | 'expired';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_setAside: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_undoSettingAside: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_approve: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_undo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_assign: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssignProposal'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_comments: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Comments'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_comment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WriteComment'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommentView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_ask: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskQuestion'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_callBack: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_reject: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RejectProposal'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_undoRejection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_review: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_snooze: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Snooze'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_wake: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_happened: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Timeline'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_watch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ProposalsController_unwatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProposalView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  QuestionsController_list: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuestionPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  QuestionsController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuestionView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  QuestionsController_answer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AnswerQuestion'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuestionView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RightsController_retained: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  RightsController_retain: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetRetention'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ScreeningController_hits: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        result?: 'clear' | 'potential' | 'confirmed' | 'dismissed' | 'stale_list' | 'error';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScreeningHitPage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ScreeningController_decide: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        organisation: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecideHit'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScreeningHitView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ScreeningController_all: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScreeningLists'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ScreeningController_load: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LoadList'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScreeningListView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ScreeningController_askRemoval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskListRemoval'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScreeningListView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ScreeningController_keep: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScreeningListView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  ListingsController_suggestSectors: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SectorQuestion'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SectorSuggestions'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SectorsController_list: {
    parameters: {
      query?: {
        /** @description Codes whose names are asked; a code that is none is left out */
        codes?: string;
        language?: string;
        /** @description Begins of words in the name, or of the code */
        words?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SectorList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SessionController_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SessionController_open: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenSession'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  SessionController_close: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  VerificationsController_check: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  VerificationsController_see: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SeeDocument'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VerificationView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  WebhooksController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookList'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  WebhooksController_make: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewWebhook'];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookSecret'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  WebhooksController_read: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  WebhooksController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  WebhooksController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeWebhook'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Webhook'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  WebhooksController_messages: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        state?: 'waiting' | 'delivered' | 'failed';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookMessagePage'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  WebhooksController_redeliver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        message: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  WebhooksController_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookSecret'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  MatchesController_whyNot: {
    parameters: {
      query: {
        need: string;
        offering: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WhyNotView'];
        };
      };
      /** @description Refused */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
