"""Words to measure the dictionary with: right ones of several Englishes, and slips with the word that was meant."""

from __future__ import annotations

import re

RIGHT = re.findall(
    r"\S+",
    """
    account accommodation acknowledge address adjustment allowance apologise apologize appointment arrangement
    attachment authorisation authorise authorize available balance behaviour behavior booking broadband cancellation
    cancelled canceled catalogue catalog centre center centimetre charge charged cheque check chargeback colleague
    colour color colourful commission complaint confirmation convenience counsellor counselor courier credit
    customise customize dealt defence defense delivered delivery deposit dialogue dialog dialled dialed directory
    disappointed discount dispatched despatched draught eligible enquiry inquiry enrol enroll enrolment estimate
    exchange excluding expiry favour favor favourite fibre fiber fulfil fulfill fuelled goodwill grey gray guarantee
    harbour harbor honour honor humour instalment installment insurance inventory invoice itinerary jewellery
    jewelry judgement judgment kerb kilometre kilometer labelled labeled leaflet learnt learned licence license
    litre liter maintenance manoeuvre meagre metre meter modelling mould mum mom neighbour neighbor odour offence
    offense organisation organization organise organize outage overdraft paediatric pediatric parcel parlour
    passcode payslip pensioner personalised personalized postage postcode practise practice premium prepaid
    programme program pyjamas pajamas quarrelled queue realise realize receipt reclaim recognise recognize
    redelivery refund reimbursement reissue reminder renewal rescheduled reservation rumour savings sceptical
    skeptical settlement shipment shipping signalled smelt spelt statement storey subscription subscriber sulphur
    surcharge tariff tenancy theatre theater timetable tonne totalled towards traveller traveler travelling
    traveling tyre tire underwriter upgrade utility valuation valuer vapour vehicle voucher warranty whilst
    withdrawal woollen apps barcode chatbot checkbox contactless dropdown emoji ethernet firmware helpdesk homepage
    hotspot inbox landline login modem offline onboarding online password pickup podcast popup preorder reboot
    router screenshot signup smartphone spreadsheet texting timeline topup username voicemail walkthrough webpage
    website wellbeing wifi workaround prepone lakh crore upgradation batchmate godown tiffin muhurat abeg wahala lah
    meh kopi arvo esky brekkie craic eejit y'all gotten faucet sidewalk fortnight lorry petrol plaster brolly
    somebody'll there'd could've should've that'll we'd customer's customers' neighbour's children's aboard abroad
    absence absolutely accept access accident achieve adequate advantage advice afford afternoon agreement airline
    airport alternative although ambulance annual anxious apartment apply approve architect assess bandage bakery
    basement battery beautiful bedroom benefit bicycle birthday blanket boiler bottle brake branch breakfast broken
    brother bucket building burglary butter cabinet calculate camera candle capacity carpet carriage ceiling
    celebrate ceremony certificate chaos charity chemist chimney choose circuit claimant clinic coach coastal coffee
    collapse comfortable compensation complicated component concrete condition conference connection consider
    consult container continue contract conversation corridor cottage cotton cousin cracked crossing curtain cushion
    damage daughter deadline decision delayed dentist describe diabetes diesel digit disabled doctor document dozen
    driver earlier eastern economy edition effort elbow electricity elevator emergency employer empty engineer
    entrance envelope equipment errand evening evidence exactly examine excess expensive experience explain
    extension
    """,
)

SLIPS = dict(
    pair.split(":")
    for pair in re.findall(
        r"\S+",
        """
        accout:account acounts:accounts adress:address adressed:addressed aggreement:agreement airprot:airport
        alredy:already alltogether:altogether anual:annual anwser:answer apartement:apartment
        appointement:appointment arive:arrive atachment:attachment attachement:attachment availible:available
        balence:balance becuase:because beggining:beginning beleive:believe betwen:between brocken:broken
        buisness:business calander:calendar cancle:cancel carefuly:carefully certian:certain certificat:certificate
        charactor:character claimd:claimed collegue:colleague comunication:communication complant:complaint
        compleet:complete conection:connection confrim:confirm contarct:contract convenince:convenience
        corect:correct costomer:customer credti:credit curent:current damge:damage daugther:daughter
        decison:decision definately:definitely deliverd:delivered delivary:delivery diffrent:different
        disapointed:disappointed documant:document elecricity:electricity emergancy:emergency enginer:engineer
        envolope:envelope equipement:equipment evning:evening exatly:exactly excelent:excellent expensiv:expensive
        explane:explain extention:extension febuary:february finaly:finally foward:forward freind:friend
        garantee:guarantee goverment:government happend:happened hosptial:hospital imediately:immediately
        importent:important informtion:information insurence:insurance intrest:interest invoise:invoice
        knowlege:knowledge lenght:length libary:library maintenence:maintenance mecanic:mechanic mesage:message
        minuts:minutes mistke:mistake neccessary:necessary negociate:negotiate nubmer:number occured:occurred
        oportunity:opportunity orignal:original packege:package pakage:package parcle:parcel pasword:password
        perhpas:perhaps permision:permission persone:person posible:possible postcod:postcode problm:problem
        proccess:process profesional:professional promiss:promise quastion:question questoin:question realy:really
        reciept:receipt recieve:receive recomend:recommend refered:referred refnud:refund regrad:regard
        remeber:remember repar:repair replacment:replacement reqeust:request reservaton:reservation
        resonable:reasonable seperate:separate serivce:service shiping:shipping shoud:should sincerly:sincerely
        soluton:solution sory:sorry statment:statement suggar:sugar suport:support suprise:surprise survay:survey
        tecnical:technical thier:their tommorow:tomorrow transfered:transferred truely:truly
        unfortunatly:unfortunately untill:until usefull:useful usualy:usually vehical:vehicle waranty:warranty
        wich:which wonderfull:wonderful writting:writing yesturday:yesterday
        """,
    )
)
